#pragma once

#include <string>
#include <string_view>

namespace quorate::calendar {

/// The most octets a content line may have before its CRLF (RFC 5545 3.1).
inline constexpr std::size_t longest_line = 75;

/// `text` without control characters: what a TEXT value may hold before it is escaped. CR LF, CR
/// and LF become LF, a tab a space; U+0080-U+009F, U+2028 and U+2029 go too, as some readers break
/// lines there.
std::string printable(std::string_view text);

/// Appends a TEXT value to a line that is folded later: printable(text), escaped.
void append_text(std::string& line, std::string_view text);

/// `name` fit for a CN parameter or a From header: printable, on one line, and without `"` and `^`,
/// which libical 3.0.16 and older readers of RFC 6868 confuse.
std::string display_name(std::string_view name);

/// "mailto:" and the address. Throws std::invalid_argument unless core::email_address accepts it:
/// libical writes addresses unescaped, so a line break in one would begin a new property.
std::string mailto(std::string_view address);

/// Whether `text` is an http or https address made of printable ASCII alone.
bool is_web_address(std::string_view text);

/// Appends content lines to a string, escaping and folding as it goes. A fold never falls inside a
/// UTF-8 character or an escape. Allocates nothing but what the string itself needs.
class LineWriter {
public:
    explicit LineWriter(std::string& out) : out_{out} {}

    /// Names, parameters and values that need no escaping.
    void raw(std::string_view bytes);

    /// A TEXT value: printable(text), escaped.
    void text(std::string_view text);

    /// Ends the line.
    void end();

    /// A whole line of ASCII that is known to fit.
    void line(std::string_view bytes);

private:
    void fold();

    std::string& out_;
    std::size_t column_ = 0;
};

}  // namespace quorate::calendar
