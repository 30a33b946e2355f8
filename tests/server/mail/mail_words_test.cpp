#include "server/mail/mail_words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <string>
#include <vector>

namespace quorate::server {
namespace {

using core::Language;

// The tables hold nothing but words.
template <class Words>
auto list(const Words& words)
{
    return std::bit_cast<std::array<std::string_view, sizeof(Words) / sizeof(std::string_view)>>(
        words);
}

// "{day}" and the like, sorted.
std::vector<std::string> gaps(std::string_view words)
{
    std::vector<std::string> names;
    for (std::size_t at = words.find('{'); at != std::string_view::npos; at = words.find('{', at)) {
        const auto end = words.find('}', at);
        names.emplace_back(words.substr(at, end - at));
        at = end;
    }
    std::ranges::sort(names);
    return names;
}

template <class Words>
void expect_both(const Words& english, const Words& welsh)
{
    const auto ours = list(english);
    const auto theirs = list(welsh);
    for (std::size_t i = 0; i < ours.size(); ++i) {
        EXPECT_FALSE(ours[i].empty()) << "words " << i << " after " << ours[i == 0 ? 0 : i - 1];
        EXPECT_FALSE(theirs[i].empty()) << ours[i];
        EXPECT_NE(ours[i], theirs[i]);
        EXPECT_EQ(gaps(ours[i]), gaps(theirs[i])) << ours[i];
        EXPECT_EQ(ours[i].starts_with(' '), theirs[i].starts_with(' ')) << ours[i];
        EXPECT_EQ(ours[i].ends_with(' '), theirs[i].ends_with(' ')) << ours[i];
    }
}

TEST(WordsOfMails, AreAllThereInBothLanguages)
{
    expect_both(mail_words(Language::english), mail_words(Language::welsh));
}

TEST(WordsOfPolls, AreAllThereInBothLanguages)
{
    expect_both(poll_words(Language::english), poll_words(Language::welsh));
}

}  // namespace
}  // namespace quorate::server
