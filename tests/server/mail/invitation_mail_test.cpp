#include "server/mail/invitation_mail.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace quorate::server {
namespace {

using namespace std::chrono;

using core::RecipientClass;

MeetingMail a_mail(MailKind kind, RecipientClass recipient = RecipientClass::professional)
{
    const core::Whereabouts ours{
        .place = "Room 2.14, Civic Centre, or online",
        .access = "Step-free access, hearing loop",
        .asking =
            "For the link to join by video, telephone 01632 960012 and give the reference "
            "4F7K. It is not sent by e-mail."};
    const core::Whereabouts theirs{
        .place = "In person",
        .access = {},
        .asking =
            "To find out where it is, telephone 01632 960012 and give the reference 4F7K. "
            "To keep you safe, we do not write it here."};
    const bool family = recipient == RecipientClass::family;
    return {.kind = kind,
            .recipient = recipient,
            .reference = "4F7K",
            .starts_at = sys_days{2027y / April / 2} + 8h + 30min,
            .ends_at = sys_days{2027y / April / 2} + 10h,
            .where = family ? theirs : ours,
            .link = "https://meetings.example.org/i/k3x9v7q2m5",
            .changes = {"The meeting now starts at 09:30", "The room is now Room 2.14"},
            .reply_by = core::Date{local_days{2027y / March / 19}},
            .action_points = 2,
            .code = "418207",
            .service_name = "Example Council Conference Team",
            .service_phone = "01632 960012"};
}

TEST(InvitationMail, SaysToProfessionalsThatAnotherAtTheSameTimeIsNoCopy)
{
    const auto says = [](MailKind kind, RecipientClass recipient, bool is_one_of_several) {
        MeetingMail mail = a_mail(kind, recipient);
        mail.is_one_of_several = is_one_of_several;
        return mail_text(mail).text.find("Please reply to each.") != std::string::npos;
    };
    EXPECT_TRUE(says(MailKind::invitation, RecipientClass::professional, true));
    EXPECT_TRUE(says(MailKind::update, RecipientClass::professional, true));
    EXPECT_FALSE(says(MailKind::invitation, RecipientClass::professional, false));
    EXPECT_FALSE(says(MailKind::cancellation, RecipientClass::professional, true));
    EXPECT_FALSE(says(MailKind::invitation, RecipientClass::family, true));
}

struct Case {
    const char* name;
    MailKind given_kind;
    const char* then_subject;
};

class FamilyMailText : public testing::TestWithParam<Case> {};

TEST_P(FamilyMailText, SaysTheSameInPlainWords)
{
    const MailText mail = mail_text(a_mail(GetParam().given_kind, RecipientClass::family));

    EXPECT_EQ(mail.subject, GetParam().then_subject);
    for (const char* jargon : {"gency",
                               "deputy",
                               "report",
                               "quor",
                               "minutes",
                               "action point",
                               "conference",
                               "professional",
                               "case ",
                               "attend"})
        EXPECT_EQ((mail.subject + mail.text + mail.html).find(jargon), std::string::npos) << jargon;
}

const Case family_cases[] = {
    {"invitation", MailKind::invitation, "Invitation: Meeting (ref 4F7K)"},
    {"update", MailKind::update, "Changed: Meeting (ref 4F7K)"},
    {"cancellation", MailKind::cancellation, "Cancelled: Meeting (ref 4F7K)"},
    {"reminder", MailKind::reminder, "Reminder: Meeting (ref 4F7K)"},
    {"minutes_ready", MailKind::minutes_ready, "Papers ready: Meeting (ref 4F7K)"},
    {"action_points_ready", MailKind::action_points_ready, "What you agreed: Meeting (ref 4F7K)"},
};

INSTANTIATE_TEST_SUITE_P(Kinds,
                         FamilyMailText,
                         testing::ValuesIn(family_cases),
                         [](const auto& test) { return test.param.name; });

bool has(const std::string& text, const char* words)
{
    return text.find(words) != std::string::npos;
}

TEST(MeetingMail, RemindsWhoeverHasRepliedWithoutAskingAgain)
{
    MeetingMail given = a_mail(MailKind::reminder);
    given.has_replied = true;

    const MailText mail = mail_text(given);

    EXPECT_TRUE(has(mail.text, "We have your reply."));
    EXPECT_FALSE(has(mail.text, "Please reply"));
}

TEST(MeetingMail, SaysThatACorrectedCopyReplacesTheOneThatTheyHad)
{
    MeetingMail given = a_mail(MailKind::minutes_ready);
    given.is_corrected = true;
    MeetingMail theirs = a_mail(MailKind::minutes_ready, RecipientClass::family);
    theirs.is_corrected = true;

    EXPECT_EQ(mail_text(given).subject, "Minutes corrected: Multi-agency meeting (ref 4F7K)");
    EXPECT_TRUE(has(mail_text(given).text, "This copy replaces the one you had"));
    EXPECT_EQ(mail_text(theirs).subject, "Papers corrected: Meeting (ref 4F7K)");
    EXPECT_TRUE(has(mail_text(theirs).text, "replace the ones you had"));
    theirs.language = core::Language::welsh;
    EXPECT_EQ(mail_text(theirs).subject, "Papurau wedi'u cywiro: Cyfarfod (cyf 4F7K)");
}

// peers.md P1, P35: a calendar is not relied on for a change at short notice.
TEST(MeetingMail, AsksAtTheTopToConfirmAChangeAtShortNotice)
{
    MeetingMail given = a_mail(MailKind::update);
    given.asks_to_confirm = true;
    MeetingMail theirs = a_mail(MailKind::update, RecipientClass::family);
    theirs.asks_to_confirm = true;

    const MailText mail = mail_text(given);

    EXPECT_EQ(mail.subject, "Changed, please confirm: Multi-agency meeting (ref 4F7K)");
    EXPECT_LT(mail.text.find("Please confirm that you have seen this: it is a change at short"),
              mail.text.find("What has changed"));
    EXPECT_LT(mail_text(theirs).text.find("Please confirm that you have seen this. We want"),
              mail_text(theirs).text.find("What has changed"));
}

TEST(MeetingMail, AsksToConfirmThatAMeetingIsOffAtShortNotice)
{
    MeetingMail given = a_mail(MailKind::cancellation);
    given.asks_to_confirm = true;

    const MailText mail = mail_text(given);

    EXPECT_EQ(mail.subject, "Cancelled, please confirm: Multi-agency meeting (ref 4F7K)");
    EXPECT_NE(mail.text.find("Please confirm that you have seen this"), std::string::npos);
    EXPECT_EQ(mail.text.find("You do not need to reply"), std::string::npos);
}

TEST(MeetingMail, TellsTheChairWhichPartIsWhatAndOffersNoDeputy)
{
    MeetingMail given = a_mail(MailKind::invitation);
    given.is_chair = true;
    given.parts = "Meeting 10:00 to 10:45. First part from 09:30";

    const std::string text = mail_text(given).text;

    EXPECT_TRUE(has(text, "You are to chair a multi-agency meeting"));
    EXPECT_TRUE(has(text, "Which part: Meeting 10:00 to 10:45. First part from 09:30"));
    EXPECT_FALSE(has(text, "deputy"));
    EXPECT_FALSE(has(text, "report"));
}

TEST(MeetingMail, SaysThatAMeetingGoesAheadWithoutItsReader)
{
    MeetingMail given = a_mail(MailKind::cancellation);
    given.goes_ahead = true;

    const MailText mail = mail_text(given);

    EXPECT_EQ(mail.subject, "You are no longer needed: Multi-agency meeting (ref 4F7K)");
    EXPECT_TRUE(has(mail.text, "The meeting goes ahead without you."));
    EXPECT_FALSE(has(mail.text, "cancelled"));
}

TEST(MeetingMail, SaysOfASeatTakenBackNeitherThatTheMeetingIsOffNorThatItGoesAhead)
{
    for (const auto recipient : {RecipientClass::family, RecipientClass::professional}) {
        MeetingMail given = a_mail(MailKind::cancellation, recipient);
        given.need_not_come = true;

        const MailText mail = mail_text(given);

        EXPECT_TRUE(mail.subject.starts_with("Not needed: ")) << mail.subject;
        for (const std::string& said : {mail.text, mail.html}) {
            EXPECT_TRUE(has(said, "You do not need to come to this meeting")) << said;
            EXPECT_FALSE(has(said, "ancelled")) << said;
            EXPECT_FALSE(has(said, "goes ahead")) << said;
        }
    }
}

TEST(MeetingMail, DoesNotAskTheFamilyForAnInterpreterWhoIsKnownToBeNeeded)
{
    MeetingMail given = a_mail(MailKind::invitation, RecipientClass::family);
    given.needs_interpreter = true;

    const std::string text = mail_text(given).text;

    EXPECT_TRUE(has(text, "We know that you need an interpreter."));
    EXPECT_FALSE(has(text, "Tell us if you need an interpreter"));
    EXPECT_FALSE(has(text, "arrange")) << "nobody may have been asked yet";
    EXPECT_TRUE(has(text, "If you cannot telephone, answer this e-mail."));
}

TEST(MeetingMail, EscapesWhatItShowsInHtmlAndKeepsItOnItsLine)
{
    MeetingMail given = a_mail(MailKind::update);
    given.where.place = "<script>alert('x')</script>\r\nWhere: elsewhere & \"more\"";
    given.changes = {"{{code}} <b>"};

    const MailText mail = mail_text(given);

    EXPECT_EQ(mail.html.find("<script>"), std::string::npos);
    EXPECT_NE(mail.html.find("{{code}} &lt;b&gt;"), std::string::npos);
    EXPECT_NE(mail.text.find("Where: <script>alert('x')</script> Where: elsewhere & \"more\"\n"),
              std::string::npos);
    EXPECT_EQ(mail.html.find("418207"), std::string::npos);
}

TEST(MeetingMail, SaysThatAReplyGivenBeforeAMoveCountsNoLonger)
{
    MeetingMail given = a_mail(MailKind::update);
    given.asks_again = true;
    const MailText moved = mail_text(given);
    EXPECT_NE(moved.text.find("The time has changed, so a reply that you gave before no longer "
                              "counts. Please reply again by Friday 19 March 2027."),
              std::string::npos);
    EXPECT_NE(moved.text.find("Reply again:\n"), std::string::npos);
    EXPECT_EQ(moved.text.find("the reply we have from you"), std::string::npos);

    MeetingMail theirs = a_mail(MailKind::update, RecipientClass::family);
    theirs.asks_again = true;
    const MailText told = mail_text(theirs);
    EXPECT_NE(told.text.find("an answer that you gave before no longer counts. Please tell us "
                             "again by Friday 19 March 2027 if you can come."),
              std::string::npos);
    EXPECT_EQ(told.text.find("the answer we have from you"), std::string::npos);
}

TEST(MeetingMail, SpeaksOfAReplyOnlyToWhoeverGaveOne)
{
    MeetingMail given = a_mail(MailKind::update);
    given.is_chair = true;
    MeetingMail theirs = a_mail(MailKind::update, RecipientClass::family);
    EXPECT_NE(mail_text(given).text.find("Please check that you can still come"),
              std::string::npos);
    EXPECT_EQ(mail_text(given).text.find("reply we have from you"), std::string::npos);
    EXPECT_EQ(mail_text(theirs).text.find("answer we have from you"), std::string::npos);
    given.has_replied = true;
    theirs.has_replied = true;
    EXPECT_NE(mail_text(given).text.find("Your page shows the reply we have from you."),
              std::string::npos);
    EXPECT_NE(mail_text(theirs).text.find("Your page shows the answer we have from you."),
              std::string::npos);
}

TEST(MeetingMail, SaysNoPlaceOfACancelledMeeting)
{
    const MailText mail = mail_text(a_mail(MailKind::cancellation));

    EXPECT_EQ(mail.text.find("Civic Centre"), std::string::npos);
    EXPECT_EQ(mail.html.find("Civic Centre"), std::string::npos);
}

TEST(MeetingMail, NamesBothDaysOfAMeetingThatPassesMidnight)
{
    MeetingMail given = a_mail(MailKind::invitation);
    given.ends_at = given.starts_at + 24h;

    EXPECT_NE(mail_text(given).text.find(
                  "When: Friday 2 April 2027, 09:30 to Saturday 3 April 2027, 09:30\n"),
              std::string::npos);
}

TEST(MeetingMail, NeedsALinkThatIsAWebAddress)
{
    MeetingMail given = a_mail(MailKind::invitation);
    given.link = "javascript:alert(1)";
    EXPECT_THROW(mail_text(given), std::invalid_argument);
    given.link.clear();
    EXPECT_THROW(mail_text(given), std::invalid_argument);
    given.kind = MailKind::cancellation;
    EXPECT_NO_THROW(mail_text(given));
}

TEST(InvitationMail, OffersToJoinFromElsewhereOnlyWhereThatIsPossible)
{
    MeetingMail mail = a_mail(MailKind::invitation);
    EXPECT_NE(mail_text(mail).text.find("come, join from elsewhere, send"), std::string::npos);

    mail.mode = core::MeetingMode::in_person;
    EXPECT_NE(mail_text(mail).text.find("You can say that you will come, send a deputy"),
              std::string::npos);

    mail.mode = core::MeetingMode::video;
    EXPECT_NE(mail_text(mail).text.find("You can say that you will join by video, send"),
              std::string::npos);
}

}  // namespace
}  // namespace quorate::server
