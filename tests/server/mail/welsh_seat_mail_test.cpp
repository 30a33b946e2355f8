#include <gtest/gtest.h>

#include "tests/support/seat_mails.hpp"

namespace quorate::server {
namespace {

using core::Language;
using core::MeetingMode;

constexpr auto family = core::RecipientClass::family;

bool has(const std::string& text, const char* words)
{
    return text.find(words) != std::string::npos;
}

TEST(InvitationInWelsh, SaysWhatMatters)
{
    const std::string text =
        mail_text(test::a_meeting_mail(MailKind::invitation, {.language = Language::welsh})).text;

    EXPECT_TRUE(text.starts_with("Rydych wedi'ch gwahodd i gyfarfod amlasiantaeth\n")) << text;
    EXPECT_TRUE(has(text, "\nPryd: dydd Gwener 2 Ebrill 2027, 09:30 tan 11:00\n")) << text;
    EXPECT_TRUE(has(text, "\nCyfeirnod: 4F7K\n")) << text;
    EXPECT_TRUE(has(text, "Atebwch erbyn dydd Gwener 19 Mawrth 2027, os gwelwch yn dda.")) << text;
    EXPECT_TRUE(has(text, "yn anfon dirprwy, yn anfon adroddiad yn unig, neu na allwch ddod"))
        << text;
    EXPECT_TRUE(has(text, "Nid oes gwybodaeth am yr achos yn y neges hon.")) << text;
    EXPECT_TRUE(has(text, "\nFfôn 01632 960012")) << text;
}

TEST(InvitationInWelsh, OffersAFamilyWhatTheyMayNeed)
{
    const std::string text = mail_text(test::a_meeting_mail(MailKind::invitation,
                                                            {.recipient = family,
                                                             .language = Language::welsh,
                                                             .mode = MeetingMode::in_person}))
                                 .text;

    EXPECT_TRUE(has(text, "\nPryd: dydd Gwener 2 Ebrill 2027, hanner awr wedi 9 tan 11 y bore\n"))
        << text;
    for (const char* words : {"Gallwch ddod â rhywun i'ch cefnogi.",
                              "cyfieithydd",
                              "help i gyrraedd",
                              "help gyda gofal plant",
                              "amser arall",
                              "Os na allwch ffonio, atebwch yr e-bost hwn."})
        EXPECT_TRUE(has(text, words)) << words << " is not in:\n" << text;
}

TEST(UpdateInWelsh, SaysInWordsWhatChanged)
{
    const std::string text =
        mail_text(test::a_meeting_mail(MailKind::update, {.language = Language::welsh})).text;

    EXPECT_TRUE(has(text, "Beth sydd wedi newid:\n- Mae'r cyfarfod nawr yn dechrau am 09:30\n"))
        << text;
}

}  // namespace
}  // namespace quorate::server
