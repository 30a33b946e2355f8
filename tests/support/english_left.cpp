#include "tests/support/english_left.hpp"

#include <regex>
#include <set>

#include "core/support/text.hpp"

namespace quorate::test {
namespace {

// None of them is a word of Welsh.
const std::set<std::string> english{"about",    "accessibility",
                                    "action",   "and",
                                    "answer",   "answers",
                                    "anything", "are",
                                    "asked",    "back",
                                    "because",  "by",
                                    "cannot",   "change",
                                    "choose",   "code",
                                    "come",     "dates",
                                    "deputy",   "done",
                                    "due",      "enter",
                                    "error",    "from",
                                    "give",     "is",
                                    "link",     "meeting",
                                    "minutes",  "morning",
                                    "name",     "needed",
                                    "no",       "not",
                                    "of",       "open",
                                    "papers",   "please",
                                    "possible", "privacy",
                                    "reason",   "recorded",
                                    "reply",    "report",
                                    "say",      "send",
                                    "sign",     "signed",
                                    "skip",     "stopped",
                                    "suits",    "telephone",
                                    "thank",    "thanks",
                                    "that",     "the",
                                    "there",    "this",
                                    "time",     "times",
                                    "to",       "until",
                                    "video",    "was",
                                    "we",       "when",
                                    "where",    "which",
                                    "with",     "work",
                                    "yes",      "you",
                                    "your"};

}  // namespace

std::vector<std::string> english_left(const std::string& html)
{
    std::string words;
    // What is read out.
    const std::regex label{R"re((?:aria-label|alt|title)="([^"]*)")re"};
    for (std::sregex_iterator hit{html.begin(), html.end(), label}, end; hit != end; ++hit)
        words += (*hit)[1].str() + " ";
    const std::regex tag{"<[^>]*>"};
    words += std::regex_replace(html, tag, " ");
    std::vector<std::string> left;
    std::string word;
    for (const char c : core::lower_case(words) + " ") {
        // Whatever is outside ASCII belongs to a word.
        if ((c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80) {
            word += c;
            continue;
        }
        if (english.contains(word)) left.push_back(word);
        word.clear();
    }
    return left;
}

}  // namespace quorate::test
