// What the machine can do: a table-driven simulation of four queueing networks, against which `skyloom simulate` is measured.
//
//   g++ -O3 -march=native -std=c++20 reference.cpp -o reference && ./reference tandem 8000000 1
//
// Stations with a FIFO queue and several servers; a request goes along a route, or to all stations at once and waits for the last.
// 4-ary event heap, ziggurat exponentials (Marsaglia & Tsang 2000), xoshiro256++ (Blackman & Vigna 2019), a histogram by the bits of the time.
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace {

class Random {
 public:
  explicit Random(std::uint64_t seed) {
    for (auto& word : state_) {  // splitmix64
      std::uint64_t z = (seed += 0x9e3779b97f4a7c15);
      z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
      z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
      word = z ^ (z >> 31);
    }
    // layers of equal area under e^-x
    double area = 3.949659822581572e-3, edge = kTail;
    edges_[0] = area / std::exp(-edge);
    edges_[1] = edge;
    for (int i = 2; i < 256; ++i) edges_[i] = edge = -std::log(area / edge + std::exp(-edge));
    edges_[256] = 0;
    for (int i = 0; i < 257; ++i) heights_[i] = std::exp(-edges_[i]);
  }
  double uniform() { return double(next() >> 11) * 0x1p-53; }
  double exponential() {
    for (double shift = 0;;) {
      const std::uint64_t bits = next();
      const int layer = int(bits & 255);
      const double x = double(bits >> 11) * 0x1p-53 * edges_[layer];
      if (x < edges_[layer + 1]) return shift + x;
      if (layer == 0) { shift += kTail; continue; }
      if (heights_[layer] + uniform() * (heights_[layer + 1] - heights_[layer]) < std::exp(-x)) return shift + x;
    }
  }

 private:
  static constexpr double kTail = 7.69711747013104972;
  std::uint64_t next() {
    const auto result = std::rotl(state_[0] + state_[3], 23) + state_[0];
    const auto t = state_[1] << 17;
    state_[2] ^= state_[0]; state_[3] ^= state_[1]; state_[1] ^= state_[2]; state_[0] ^= state_[3];
    state_[2] ^= t; state_[3] = std::rotl(state_[3], 45);
    return result;
  }
  std::uint64_t state_[4];
  double edges_[257], heights_[257];
};

struct Event { double time; std::uint32_t station, request; };

class EventHeap {
 public:
  const Event& top() const { return items_[0]; }
  void push(Event event) {
    std::size_t i = items_.size();
    items_.push_back(event);
    while (i > 0) {
      const std::size_t parent = (i - 1) / 4;
      if (items_[parent].time <= event.time) break;
      items_[i] = items_[parent];
      i = parent;
    }
    items_[i] = event;
  }
  void pop() {
    const Event last = items_.back();
    items_.pop_back();
    if (!items_.empty()) replaceTop(last);
  }
  // pop and push in one sift
  void replaceTop(Event event) {
    const std::size_t n = items_.size();
    std::size_t i = 0;
    for (std::size_t child = 1; child < n; child = 4 * i + 1) {
      std::size_t least = child;
      const std::size_t end = child + 4 < n ? child + 4 : n;
      for (std::size_t c = child + 1; c < end; ++c) if (items_[c].time < items_[least].time) least = c;
      if (event.time <= items_[least].time) break;
      items_[i] = items_[least];
      i = least;
    }
    items_[i] = event;
  }

 private:
  std::vector<Event> items_;
};

struct Station {
  int free;
  double mean;
  double onward;  // probability to go on to the next station
  std::vector<std::uint32_t> queue = std::vector<std::uint32_t>(1024);
  std::size_t head = 0, length = 0;
  void enqueue(std::uint32_t request) {
    if (length == queue.size()) {
      std::vector<std::uint32_t> larger(2 * length);
      for (std::size_t i = 0; i < length; ++i) larger[i] = queue[(head + i) & (length - 1)];
      queue.swap(larger);
      head = 0;
    }
    queue[(head + length++) & (queue.size() - 1)] = request;
  }
  std::uint32_t dequeue() {
    const auto request = queue[head];
    head = (head + 1) & (queue.size() - 1);
    --length;
    return request;
  }
};

struct Model { double gap; bool fork; std::vector<Station> stations; };

Model modelOf(const char* name) {
  if (!std::strcmp(name, "mm1")) return {1 / 0.8, false, {{1, 1, 0}}};
  if (!std::strcmp(name, "mm8")) return {1 / 6.4, false, {{8, 1, 0}}};
  if (!std::strcmp(name, "tandem")) return {1, false, {{1, 0.5, 1}, {16, 12, 1}, {2, 0.8, 0.2}, {4, 14, 0}}};
  if (!std::strcmp(name, "fan8")) return {1 / 0.7, true, std::vector<Station>(8, Station{1, 1, 0})};
  std::fprintf(stderr, "reference: no model %s; there are mm1, mm8, tandem, fan8\n", name);
  std::exit(2);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) { std::fprintf(stderr, "usage: reference MODEL REQUESTS SEED\n"); return 2; }
  Model model = modelOf(argv[1]);
  const auto wanted = std::strtoull(argv[2], nullptr, 10);
  Random random(std::strtoull(argv[3], nullptr, 10));
  constexpr std::uint32_t kArrival = ~0u;
  struct Request { double start; std::uint32_t open; };
  std::vector<Request> requests;
  std::vector<std::uint32_t> unused;
  std::vector<std::uint64_t> histogram(4096 * 128);
  EventHeap events;
  std::uint64_t done = 0;
  double sum = 0;

  const auto arrive = [&](std::uint32_t at, std::uint32_t request, double now) {
    Station& station = model.stations[at];
    if (station.free > 0) { --station.free; events.push({now + station.mean * random.exponential(), at, request}); }
    else station.enqueue(request);
  };
  events.push({model.gap * random.exponential(), kArrival, 0});
  while (done < wanted) {
    const Event event = events.top();
    const double now = event.time;
    if (event.station == kArrival) {
      events.replaceTop({now + model.gap * random.exponential(), kArrival, 0});
      std::uint32_t request;
      if (unused.empty()) { request = std::uint32_t(requests.size()); requests.emplace_back(); }
      else { request = unused.back(); unused.pop_back(); }
      requests[request] = {now, model.fork ? std::uint32_t(model.stations.size()) : 1};
      if (model.fork) for (std::uint32_t i = 0; i < model.stations.size(); ++i) arrive(i, request, now);
      else arrive(0, request, now);
      continue;
    }
    Station& station = model.stations[event.station];
    if (station.length > 0) events.replaceTop({now + station.mean * random.exponential(), event.station, station.dequeue()});
    else { ++station.free; events.pop(); }
    if (station.onward > 0 && (station.onward == 1 || random.uniform() < station.onward)) {
      arrive(event.station + 1, event.request, now);
      continue;
    }
    if (--requests[event.request].open > 0) continue;
    const double time = now - requests[event.request].start;
    unused.push_back(event.request);
    sum += time;
    ++histogram[std::bit_cast<std::uint64_t>(time) >> 45];  // exponent and 7 bits
    ++done;
  }
  std::printf("{\"mean\":%.6g", sum / double(done));
  for (const double p : {0.5, 0.99}) {
    std::uint64_t seen = 0;
    std::size_t cell = 0;
    while (cell < histogram.size() && double(seen += histogram[cell]) < p * double(done)) ++cell;
    std::printf(",\"p%g\":%.6g", 100 * p, std::bit_cast<double>((std::uint64_t(cell) << 45) + (std::uint64_t(1) << 44)));
  }
  std::puts("}");
}
