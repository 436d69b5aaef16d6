import { describe, expect, it } from 'vitest'
import { descriptionHtml } from '../../../simulation/exporters/report/description.ts'

describe('the description of a design in a report', () => {
  it.each([
    ['One line.', '<p>One line.</p>'],
    ['Two lines\nof one paragraph.', '<p>Two lines of one paragraph.</p>'],
    ['One.\n\nTwo.', '<p>One.</p>\n<p>Two.</p>'],
    ['**Strong**, *leaning* and `code`', '<p><strong>Strong</strong>, <em>leaning</em> and <code>code</code></p>'],
    ['## A heading\ntext', '<p><strong>A heading</strong></p>\n<p>text</p>'],
    ['- one\n- two\n  goes on', '<ul><li>one</li><li>two goes on</li></ul>'],
    ['Do:\n1. this\n2. that', '<p>Do:</p>\n<ol><li>this</li><li>that</li></ol>'],
    ['[here](https://a.example)', '<p>here (https://a.example)</p>'],
    ['snake_case_name and 2 * 3 * 4', '<p>snake_case_name and 2 * 3 * 4</p>'],
    ['', ''],
  ])('%j is %s', (markdown, html) => expect(descriptionHtml(markdown)).toBe(html))

  it('holds no tag but its own', () => {
    expect(descriptionHtml('<script>alert(1)</script> **<b onclick="x">**')).toBe(
      '<p>&lt;script&gt;alert(1)&lt;/script&gt; <strong>&lt;b onclick=&quot;x&quot;&gt;</strong></p>',
    )
  })
})
