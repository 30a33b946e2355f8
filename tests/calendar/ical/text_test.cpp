#include "calendar/ical/text.hpp"

#include <gtest/gtest.h>

#include <random>
#include <vector>

#include "core/support/text.hpp"

namespace quorate::calendar {
namespace {

std::string written(std::string_view name, std::string_view value)
{
    std::string out;
    LineWriter lines{out};
    lines.raw(name);
    lines.text(value);
    lines.end();
    return out;
}

std::vector<std::string> physical_lines(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find("\r\n");
        EXPECT_NE(end, std::string_view::npos) << "a line without CRLF";
        if (end == std::string_view::npos) break;
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(end + 2);
    }
    return lines;
}

std::string unfolded(std::string_view text)
{
    std::string line;
    for (const std::string& piece : physical_lines(text))
        line += line.empty() ? piece : piece.substr(1);
    return line;
}

TEST(LineWriter, EscapesWhatTextValuesMustEscape)
{
    EXPECT_EQ(written("X:", "a\\b;c,d\ne"), "X:a\\\\b\\;c\\,d\\ne\r\n");
}

TEST(LineWriter, TakesEveryKindOfLineEndForOne)
{
    EXPECT_EQ(written("X:", "a\r\nb\rc\nd"), "X:a\\nb\\nc\\nd\r\n");
}

TEST(LineWriter, LeavesOutControlCharacters)
{
    const std::string_view given{"a\0b\x01\x7F\xC2\x85\xE2\x80\xA8z\tq", 14};

    EXPECT_EQ(written("X:", given), "X:abz q\r\n");
}

TEST(LineWriter, NeverLetsAValueBeginALine)
{
    const std::string out = written("SUMMARY:", "x\r\nATTENDEE:mailto:evil@example.org");

    EXPECT_EQ(out, "SUMMARY:x\\nATTENDEE:mailto:evil@example.org\r\n");
}

TEST(LineWriter, FoldsAnyTextSoThatItUnfoldsToItselfAndNoCharacterIsCut)
{
    const std::vector<std::string> alphabet{
        "a", ",", "\\", ";", "\n", " ", "é", "ŵ", "–", "漢", "😀", "z"};
    std::mt19937 random{20261122};  // the same texts in every run
    for (int round = 0; round < 3000; ++round) {
        std::string given;
        const auto count = random() % 200;
        for (unsigned i = 0; i < count; ++i)
            given += alphabet[random() % alphabet.size()];

        const std::string out = written("DESCRIPTION:", given);

        std::string expected = "DESCRIPTION:";
        for (const char c : given) {
            if (c == ',' || c == ';' || c == '\\') expected += '\\';
            expected += c == '\n' ? std::string{"\\n"} : std::string{c};
        }
        ASSERT_EQ(unfolded(out), expected);
        for (const std::string& line : physical_lines(out)) {
            ASSERT_LE(line.size(), longest_line);
            ASSERT_TRUE(core::is_plain_text(line, core::Lines::one)) << line;
        }
    }
}

TEST(LineWriter, EndsEvenOnBytesThatAreNotUtf8)
{
    const std::string out = written("X:", std::string(500, '\x80'));

    for (const std::string& line : physical_lines(out))
        EXPECT_LE(line.size(), longest_line);
}

TEST(LineWriter, UsesTheWholeLineBeforeItFolds)
{
    const std::string out = written("X:", std::string(80, 'a'));

    EXPECT_EQ(out, "X:" + std::string(73, 'a') + "\r\n " + std::string(7, 'a') + "\r\n");
}

TEST(DisplayName, LosesWhatParametersCannotCarry)
{
    EXPECT_EQ(display_name(" O\"Neil^, Dr\r\nX-EVIL:1\x01 "), "ONeil, Dr X-EVIL:1");
    EXPECT_EQ(display_name("Siân Ŵyn"), "Siân Ŵyn");
}

TEST(Mailto, RefusesWhatIsNotAnAddress)
{
    EXPECT_EQ(mailto("Kit@Example.ORG"), "mailto:kit@example.org");
    EXPECT_THROW(mailto("a@example.org\r\nX-EVIL:1"), std::invalid_argument);
    EXPECT_THROW(mailto("a b@example.org"), std::invalid_argument);
    EXPECT_THROW(mailto("mailto:a@example.org"), std::invalid_argument);
    EXPECT_THROW(mailto(""), std::invalid_argument);
}

TEST(WebAddress, IsPrintableAsciiWithAWebScheme)
{
    EXPECT_TRUE(is_web_address("https://meetings.example.org/i/7kx2?x=1#y"));
    EXPECT_TRUE(is_web_address("http://127.0.0.1:8080/i/7kx2"));
    EXPECT_FALSE(is_web_address("javascript:alert(1)"));
    EXPECT_FALSE(is_web_address("https://example.org/\r\nX-EVIL:1"));
    EXPECT_FALSE(is_web_address("https://example.org/ŵ"));
    EXPECT_FALSE(is_web_address("https://example.org/\"><b>"));
}

}  // namespace
}  // namespace quorate::calendar
