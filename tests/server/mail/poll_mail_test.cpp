#include "server/mail/poll_mail.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "tests/support/dates.hpp"

namespace quorate::server {
namespace {

core::ToldPoll question()
{
    return {.reference = "4F7K",
            .times = {{test::at("2026-11-25T10:00"), test::at("2026-11-25T12:00")},
                      {test::at("2026-11-26T13:30"), test::at("2026-11-26T15:30")}},
            .mode = core::MeetingMode::hybrid,
            .deadline = test::at("2026-11-24T09:00"),
            .link_path = "/t/k3x9v7q2m5"};
}

PollMail mail_of(core::ToldPoll told)
{
    const bool is_question = !told.is_outcome;
    return {.told = std::move(told),
            .link = is_question ? "https://meetings.example.org/t/k3x9v7q2m5" : "",
            .service_name = "Example Council Conference Team",
            .service_phone = "01632 960012"};
}

core::ToldPoll outcome()
{
    core::ToldPoll told = question();
    told.is_outcome = true;
    told.times.pop_back();
    return told;
}

TEST(MailAboutAPoll, AsksWhichTimeSuits)
{
    const MailText mail = mail_text(mail_of(question()));
    EXPECT_EQ(mail.subject, "Which time suits you? 4F7K");
    EXPECT_NE(mail.text.find("Time 2: Thursday 26 November 2026, 13:30 to 15:30\n"),
              std::string::npos)
        << mail.text;
}

TEST(MailAboutAPoll, AsksAFamilyInTheirWords)
{
    core::ToldPoll told = question();
    told.is_family = true;
    EXPECT_NE(mail_text(mail_of(told)).text.find("half past 1 to half past 3 in the afternoon"),
              std::string::npos);
}

TEST(MailAboutAPoll, SaysThatItAsksAgain)
{
    core::ToldPoll told = question();
    told.is_asked_again = true;
    EXPECT_EQ(mail_text(mail_of(told)).subject, "Please answer: which time suits you? 4F7K");
}

TEST(MailAboutAPoll, TellsWhichTimeWasChosen)
{
    const MailText mail = mail_text(mail_of(outcome()));
    EXPECT_EQ(mail.subject, "A time was chosen: 4F7K");
    EXPECT_EQ(mail.text.find("https://"), std::string::npos) << mail.text;
}

TEST(MailAboutAPoll, TellsThatNoAnswerIsNeededAnyMore)
{
    core::ToldPoll told = outcome();
    told.times.clear();
    const MailText mail = mail_text(mail_of(told));
    EXPECT_EQ(mail.subject, "Your answer is not needed any more: 4F7K");
}

TEST(MailAboutAPoll, LeadsOnlyToAWebAddress)
{
    PollMail mail = mail_of(question());
    mail.link = "javascript:alert(1)";
    EXPECT_THROW(static_cast<void>(mail_text(mail)), std::invalid_argument);
}

}  // namespace
}  // namespace quorate::server
