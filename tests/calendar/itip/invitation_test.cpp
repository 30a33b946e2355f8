#include "calendar/itip/invitation.hpp"

#include <gtest/gtest.h>

#include <random>
#include <stdexcept>
#include <vector>

#include "calendar/ical/handles.hpp"
#include "calendar/ical/text.hpp"
#include "calendar/itip/wording.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/libical_invitation.hpp"

namespace quorate::calendar {
namespace {

using namespace std::chrono;

Invitation an_invitation()
{
    const core::Instant issued = sys_days{2026y / November / 21} + 9h + 30min;
    return {.uid = "7f0c3f0e-7a54-4a53-9d0e-0f5b8c6f6a11",
            .sequence = 0,
            .starts_at = sys_days{2027y / April / 2} + 8h + 30min,  // 09:30 in London
            .ends_at = sys_days{2027y / April / 2} + 10h,
            .summary = neutral_summary("4F7K"),
            .location = "Civic Centre, Room 2.14 – sign in at reception",
            .description = neutral_description("https://meetings.example.org/i/k3x9v7q2m5"),
            .organiser_name = "Example Council Conference Team",
            .organiser_email = "meetings+7kx2pq@meetings.example.org",
            .attendee_name = core::PersonName{"Okafor, Ms J (Health)"},
            .attendee_email = core::Email{"j.okafor@nhs.example"},
            .stamp = issued,
            .created = issued,
            .last_modified = issued};
}

int count(const std::string& text, std::string_view piece)
{
    int found = 0;
    for (auto at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1))
        ++found;
    return found;
}

std::string unfolded(std::string text)
{
    for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
        text.erase(at, 3);
    return text;
}

TEST(RequestText, IsTheWholeInvitation)
{
    test::expect_golden("calendar/request.ics", request_text(an_invitation()));
}

TEST(CancelText, KeepsTheTimeAndDropsThePlaceAndTheText)
{
    Invitation invitation = an_invitation();
    invitation.sequence = 2;

    test::expect_golden("calendar/cancel.ics", cancel_text(invitation));
}

TEST(CancelText, SaysOfASeatTakenBackThatTheyNeedNotCome)
{
    Invitation invitation = an_invitation();
    invitation.sequence = 2;
    invitation.last_words = need_not_come_description();

    const std::string text = unfolded(cancel_text(invitation));

    EXPECT_NE(text.find("\r\nDESCRIPTION:You do not need to come to this meeting.\r\n"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("METHOD:CANCEL"), std::string::npos);
    EXPECT_EQ(request_text(invitation).find("need to come"), std::string::npos);
    EXPECT_EQ(need_not_come_description(core::Language::welsh),
              "Nid oes angen i chi ddod i'r cyfarfod hwn.");
}

TEST(RequestText, IsTheSameForTheSameInvitation)
{
    EXPECT_EQ(request_text(an_invitation()), request_text(an_invitation()));
}

TEST(RequestText, PassesLibicalsOwnRules)
{
    const Component read = from_own_text(request_text(an_invitation()));

    EXPECT_TRUE(icalrestriction_check(read.get()));
    EXPECT_EQ(icalcomponent_count_errors(read.get()), 0);
}

TEST(RequestText, InvitesAnOptionalSeatWithoutFillingItsDiary)
{
    Invitation invitation = an_invitation();
    invitation.participation = Participation::optional;

    const std::string text = unfolded(request_text(invitation));

    EXPECT_NE(text.find("ROLE=OPT-PARTICIPANT"), std::string::npos);
    EXPECT_NE(text.find("X-MICROSOFT-CDO-BUSYSTATUS:FREE"), std::string::npos);
}

TEST(RequestText, LeavesOutANameAPlaceAndADescriptionThatAreEmpty)
{
    Invitation invitation = an_invitation();
    invitation.attendee_name = core::PersonName{};
    invitation.location.clear();
    invitation.description.clear();

    const std::string text = unfolded(request_text(invitation));

    EXPECT_NE(text.find("RSVP=TRUE:mailto:j.okafor@nhs.example\r\n"), std::string::npos);
    EXPECT_EQ(text.find("LOCATION:C"), std::string::npos);
    EXPECT_EQ(text.find("DESCRIPTION"), std::string::npos);
}

TEST(RequestText, KeepsAnAnswerThatStillCountsAndLetsItBeChanged)
{
    const auto with = [](core::Reply reply) {
        Invitation invitation = an_invitation();
        invitation.reply = reply;
        return unfolded(request_text(invitation));
    };
    const auto says = [](const std::string& text, const char* words) {
        return text.find(words) != std::string::npos;
    };

    EXPECT_TRUE(says(with(core::Reply::none), ";PARTSTAT=NEEDS-ACTION;RSVP=TRUE;"));
    EXPECT_TRUE(says(with(core::Reply::attend), ";PARTSTAT=ACCEPTED;RSVP=TRUE;"));
    EXPECT_TRUE(says(with(core::Reply::remote), ";PARTSTAT=ACCEPTED;RSVP=TRUE;"));
    EXPECT_TRUE(says(with(core::Reply::cannot_come), ";PARTSTAT=DECLINED;RSVP=TRUE;"));
    EXPECT_TRUE(says(with(core::Reply::deputy), ";PARTSTAT=DELEGATED;RSVP=TRUE;"));
}

TEST(RequestText, WritesUtcInTheHourThatComesTwice)
{
    Invitation invitation = an_invitation();
    invitation.starts_at = sys_days{2027y / October / 31} + 1h + 30min;
    invitation.ends_at = sys_days{2027y / October / 31} + 3h;

    const std::string text = request_text(invitation);

    EXPECT_NE(text.find("DTSTART:20271031T013000Z\r\n"), std::string::npos);
    EXPECT_NE(text.find("DTEND:20271031T030000Z\r\n"), std::string::npos);
}

TEST(RequestText, FoldsWithoutCuttingACharacter)
{
    Invitation invitation = an_invitation();
    for (int length = 1; length < 80; ++length) {
        invitation.location = std::string(static_cast<std::size_t>(length), 'x') + "ŵ漢😀–é";

        const std::string text = request_text(invitation);

        std::size_t start = 0;
        for (auto end = text.find("\r\n"); end != std::string::npos;
             end = text.find("\r\n", start)) {
            ASSERT_LE(end - start, longest_line);
            ASSERT_NE(static_cast<unsigned char>(text[start]) & 0xC0, 0x80);
            if (text[start] == ' ')
                ASSERT_NE(static_cast<unsigned char>(text[start + 1]) & 0xC0, 0x80);
            start = end + 2;
        }
        ASSERT_NE(unfolded(text).find("ŵ漢😀–é\r\n"), std::string::npos);
    }
}

TEST(RequestText, NeverLetsTextBecomeAPropertyOrAParameter)
{
    const std::string evil =
        "x\r\nATTENDEE:mailto:evil@example.org\nBEGIN:VALARM\"^n;X=1:,\\\x01\x7F\xE2\x80\xA8y";
    Invitation invitation = an_invitation();
    invitation.summary = invitation.location = invitation.description = evil;
    invitation.organiser_name = evil;
    invitation.attendee_name = core::PersonName{evil};

    const std::string text = request_text(invitation);

    const Component read = from_own_text(text);
    EXPECT_EQ(icalcomponent_count_errors(read.get()), 0);
    icalcomponent* event = icalcomponent_get_first_component(read.get(), ICAL_VEVENT_COMPONENT);
    EXPECT_EQ(icalcomponent_count_properties(event, ICAL_ATTENDEE_PROPERTY), 1);
    EXPECT_EQ(icalcomponent_count_properties(event, ICAL_ANY_PROPERTY), 17);
    EXPECT_EQ(icalcomponent_count_components(event, ICAL_ANY_COMPONENT), 0);
    EXPECT_EQ(count(unfolded(text), "\r\nATTENDEE"), 1);
    EXPECT_EQ(text.find('\x01'), std::string::npos);
    icalproperty* summary = icalcomponent_get_first_property(event, ICAL_SUMMARY_PROPERTY);
    EXPECT_STREQ(icalproperty_get_summary(summary),
                 "x\nATTENDEE:mailto:evil@example.org\nBEGIN:VALARM\"^n;X=1:,\\y");
}

// Texts of every length, of what has to be escaped, folded or left out.
std::string awkward_text(std::minstd_rand& dice)
{
    static const std::vector<std::string> pieces{"a",
                                                 "bc",
                                                 " ",
                                                 ";",
                                                 ",",
                                                 ":",
                                                 "\\",
                                                 "\"",
                                                 "^",
                                                 "\n",
                                                 "\r\n",
                                                 "\t",
                                                 "=",
                                                 "\x01",
                                                 "ŵ",
                                                 "漢",
                                                 "😀",
                                                 "–",
                                                 "\xC2\x85",
                                                 "\xE2\x80\xA8",
                                                 "BEGIN:VALARM",
                                                 "\nATTENDEE:mailto:evil@example.org"};
    std::string text = "x";
    for (auto left = dice() % 40; left > 0; --left)
        text += pieces[dice() % pieces.size()];
    return text;
}

TEST(InvitationText, IsWhatLibicalWouldWrite)
{
    std::minstd_rand dice{7};
    for (int i = 0; i < 2000; ++i) {
        Invitation invitation = an_invitation();
        invitation.sequence = i;
        invitation.uid.append(dice() % 60, 'u');
        invitation.starts_at += hours{dice() % 9000};
        invitation.ends_at = invitation.starts_at + minutes{1 + dice() % 200};
        invitation.summary = awkward_text(dice);
        invitation.location = awkward_text(dice);
        invitation.description = awkward_text(dice);
        invitation.organiser_name = awkward_text(dice);
        invitation.attendee_name = core::PersonName{awkward_text(dice)};
        invitation.attendee_email =
            core::Email{std::string(1 + dice() % 60, 'a') + "'+x@nhs.example"};
        if (dice() % 2 == 0) invitation.participation = Participation::optional;
        if (dice() % 2 == 0)
            invitation.reply = core::all_replies()[dice() % core::all_replies().size()];

        // libical cuts some lines short where characters of several octets meet a fold.
        ASSERT_EQ(unfolded(request_text(invitation)),
                  unfolded(test::request_text_by_libical(invitation)))
            << i;
        ASSERT_EQ(unfolded(cancel_text(invitation)),
                  unfolded(test::cancel_text_by_libical(invitation)))
            << i;
    }
}

struct Refused {
    const char* name;
    void (*spoil)(Invitation&);
};

class RefusedInvitation : public testing::TestWithParam<Refused> {};

TEST_P(RefusedInvitation, IsNeverWritten)
{
    Invitation invitation = an_invitation();
    GetParam().spoil(invitation);

    EXPECT_THROW(request_text(invitation), std::invalid_argument);
    EXPECT_THROW(cancel_text(invitation), std::invalid_argument);
}

const Refused refused[] = {
    {"LineBreakInAttendee",
     [](Invitation& i) { i.attendee_email = core::Email{"a@example.org\r\nX-EVIL:1"}; }},
    {"SpaceInAttendee", [](Invitation& i) { i.attendee_email = core::Email{"a b@example.org"}; }},
    {"NoAttendee", [](Invitation& i) { i.attendee_email = core::Email{}; }},
    {"LineBreakInOrganiser", [](Invitation& i) { i.organiser_email = "o@example.org\nX-EVIL:1"; }},
    {"NoOrganiser", [](Invitation& i) { i.organiser_email.clear(); }},
    {"NoUid", [](Invitation& i) { i.uid.clear(); }},
    {"LineBreakInUid", [](Invitation& i) { i.uid = "a\r\nX-EVIL:1"; }},
    {"LongUid", [](Invitation& i) { i.uid = std::string(256, 'a'); }},
    {"SequenceBelowZero", [](Invitation& i) { i.sequence = -1; }},
    {"EndsBeforeItStarts", [](Invitation& i) { i.ends_at = i.starts_at; }},
};

INSTANTIATE_TEST_SUITE_P(All, RefusedInvitation, testing::ValuesIn(refused), [](const auto& test) {
    return test.param.name;
});

TEST(Wording, SaysNothingOfTheKindOfMeeting)
{
    EXPECT_EQ(neutral_summary("4F7K"), "Multi-agency meeting (ref 4F7K)");
    EXPECT_EQ(neutral_summary("4F\r\n7K)"), "Multi-agency meeting (ref 4F7K)");
    EXPECT_EQ(family_summary("4F7K"), "Meeting (ref 4F7K)");
    EXPECT_THROW(neutral_description("javascript:alert(1)"), std::invalid_argument);
    EXPECT_THROW(family_description("javascript:alert(1)"), std::invalid_argument);
}

}  // namespace
}  // namespace quorate::calendar
