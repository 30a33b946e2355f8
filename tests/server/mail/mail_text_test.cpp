#include "server/mail/mail_text.hpp"

#include <gtest/gtest.h>

namespace quorate::server {
namespace {

TEST(MailText, OfAWebPageIsWhatAPersonReads)
{
    EXPECT_EQ(text_of_html("<p>Yes,  I\n come</p><script>bad()</script>"), "Yes, I come");
    EXPECT_EQ(text_of_html("<ul><li>one<li>two</ul>"), "one\ntwo");
    EXPECT_EQ(text_of_html("5 < 6 &amp; 7 &gt; 6, &pound;3 &nonsense;"),
              "5 < 6 & 7 > 6, \xC2\xA3"
              "3 &nonsense;");
    EXPECT_EQ(text_of_html("<a href=\"https://x.example\">ring&nbsp;me</a>"), "ring me");
    EXPECT_EQ(text_of_html("Said<BLOCKQUOTE>Quoted</BLOCKQUOTE>"), "Said");
}

TEST(MailText, OfABrokenWebPageIsWhatThereIs)
{
    EXPECT_EQ(text_of_html("Please ring<"), "Please ring<");
    EXPECT_EQ(text_of_html("Please ring<p"), "Please ring");
    EXPECT_EQ(text_of_html("Please<!-- never ends"), "Please");
    EXPECT_EQ(text_of_html("&#xD800;&#99999999999;&#0;a&"), "&#99999999999;a&");
    EXPECT_EQ(text_of_html(""), "");
}

TEST(MailText, BesideAnAnswerIsNotWhatAProgramSays)
{
    EXPECT_EQ(words_beside_answer("Noor has accepted."), "");
    EXPECT_EQ(words_beside_answer("Please ring me.\nWhen: Monday"), "Please ring me.");
    EXPECT_EQ(words_beside_answer("My sister has declined to help."),
              "My sister has declined to help.");
}

}  // namespace
}  // namespace quorate::server
