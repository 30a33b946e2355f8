#include "server/mail/actions_due_mail.hpp"

#include <gtest/gtest.h>

namespace quorate::server {
namespace {

MailText told(const core::ActionDigest& digest, core::Language language = core::Language::english)
{
    return mail_text(ActionsDueMail{.told = {.digest = digest,
                                             .policy = {.lead_after = {4}, .service_after = {9}},
                                             .link_path = "/a/token",
                                             .language = language},
                                    .link = "https://meetings.example/a/token",
                                    .service_name = "Exampleshire"});
}

bool says(const MailText& mail, const std::string& words)
{
    return mail.text.find(words) != std::string::npos;
}

TEST(ActionsDueMail, TellsALeadOfTheirOwnAndOfTheAgencysInOne)
{
    const MailText mail = told({.overdue = 1, .late_in_agency = 3, .open_in_agency = 8});

    EXPECT_EQ(mail.subject, "Action points that are due");
    EXPECT_TRUE(says(mail, "Late: 1"));
    EXPECT_TRUE(says(mail, "Late by 4 working days or more, for others in your agency to do: 3"));
    EXPECT_TRUE(says(mail, "All that your agency has to do: 8"));
}

TEST(ActionsDueMail, SaysToWhomNothingIsDueThatItIsAboutOthers)
{
    EXPECT_EQ(told({.late_in_service = 2}).subject, "What others have to do");
    EXPECT_TRUE(
        says(told({.late_in_service = 2}), "Late by 9 working days or more in the service"));
    EXPECT_TRUE(says(told({.missing_reports = 1}),
                     "Reports of your agency that are late, after a reminder: 1"));
}

TEST(ActionsDueMail, TellsANewOwnerWhatWasHandedToThem)
{
    EXPECT_EQ(told({.handed = 2}).subject, "Something to do has been handed to you");
    EXPECT_EQ(told({.overdue = 1, .handed = 1}).subject, "Something to do has been handed to you")
        << "they did not agree to do it";
    EXPECT_FALSE(says(told({.soon = 1, .handed = 1}), "agreed to do"));
    EXPECT_EQ(told({.handed = 2}, core::Language::welsh).subject,
              "Mae rhywbeth i'w wneud wedi'i drosglwyddo i chi");
}

TEST(ActionsDueMail, TellsWhoeverHadSomethingToDoThatItIsNoLongerTheirs)
{
    const MailText mail = mail_text(
        ActionsDueMail{.told = {.is_of_taken = true}, .link = {}, .service_name = "Exampleshire"});

    EXPECT_EQ(mail.subject, "Something to do is no longer yours");
    EXPECT_TRUE(says(mail, "Somebody else does it now."));
    EXPECT_FALSE(says(mail, "http"));
}

TEST(ActionsDueMail, TellsThatADayChangedWithoutSayingOfWhat)
{
    EXPECT_EQ(told({.moved = 1}).subject, "The day of something to do has changed");
    EXPECT_TRUE(says(told({.moved = 2}), "Due on another day than before: 2"));
    EXPECT_EQ(told({.overdue = 1, .moved = 1}).subject, "Action points that are due");
    EXPECT_EQ(told({.moved = 1}, core::Language::welsh).subject,
              "Mae diwrnod rhywbeth i'w wneud wedi newid");
}

}  // namespace
}  // namespace quorate::server
