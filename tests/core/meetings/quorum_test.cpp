#include "core/meetings/quorum.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace quorate::core {
namespace {

using enum AgencyKind;
using enum Presence;

struct Seat {
    AgencyKind kind;
    const char* agency;
    const char* discipline;
    Presence presence;
};

std::vector<QuorumSeat> seats(const std::vector<Seat>& given)
{
    std::vector<QuorumSeat> made;
    for (const Seat& seat : given)
        made.push_back({seat.kind, seat.agency, seat.agency, seat.discipline, seat.presence});
    return made;
}

struct Case {
    const char* name;
    std::vector<Seat> given;
    HealthCountsAs given_health;
    QuorumState then_state;
    int then_have;
};

const Seat social{children_social_care, "council", "", coming};
const Seat police_seat{police, "police", "", coming};
const Seat school{education, "elm", "", coming};
const Seat nurse{health, "trust", "Health visiting", coming};
const Seat midwife{health, "trust", "Midwifery", coming};

Seat with(Seat seat, Presence presence)
{
    seat.presence = presence;
    return seat;
}

constexpr auto per_discipline = HealthCountsAs::per_discipline;

const Case cases[] = {
    {"SocialCareAndTwoOthers", {social, police_seat, school}, per_discipline, QuorumState::met, 3},
    {"OneOtherIsNotEnough", {social, police_seat}, per_discipline, QuorumState::not_met, 2},
    {"NothingReplacesSocialCare",
     {police_seat, school, nurse},
     per_discipline,
     QuorumState::not_met,
     3},
    {"TwoOfOneAgencyCountOnce",
     {social, police_seat, police_seat},
     per_discipline,
     QuorumState::not_met,
     2},
    {"TwoHealthDisciplinesCountTwice",
     {social, nurse, midwife},
     per_discipline,
     QuorumState::met,
     3},
    {"OrOnceWhereHealthIsOne",
     {social, nurse, midwife},
     HealthCountsAs::one,
     QuorumState::not_met,
     2},
    {"TheSameDisciplineCountsOnce",
     {social, nurse, {health, "other trust", " health VISITING", coming}},
     per_discipline,
     QuorumState::not_met,
     2},
    {"AtRiskWhileAnAnswerCouldStillMakeIt",
     {social, police_seat, with(school, waiting)},
     per_discipline,
     QuorumState::at_risk,
     2},
    {"NotMetWhenNoAnswerCouldMakeIt",
     {social, police_seat, with(school, not_coming)},
     per_discipline,
     QuorumState::not_met,
     2},
    {"AnAgencyComesWhenOneOfItsPeopleDoes",
     {social, police_seat, with(school, not_coming), school},
     per_discipline,
     QuorumState::met,
     3},
    {"NobodyAtAll", {}, per_discipline, QuorumState::not_met, 0},
};

class ConferenceQuorum : public testing::TestWithParam<Case> {};

TEST_P(ConferenceQuorum, IsWhatTheRuleSays)
{
    const Case& c = GetParam();
    const QuorumRule rule =
        quorum_rule(MeetingType::initial_cp_conference, {2, c.given_health}, Jurisdiction::england);

    const Quorum quorum = evaluate_quorum(rule, seats(c.given));

    EXPECT_EQ(quorum.state, c.then_state);
    EXPECT_EQ(quorum.have, c.then_have);
    EXPECT_EQ(quorum.needed, 3);
}

INSTANTIATE_TEST_SUITE_P(, ConferenceQuorum, testing::ValuesIn(cases), [](const auto& test) {
    return test.param.name;
});

Quorum conference(const std::vector<Seat>& given)
{
    return evaluate_quorum(
        quorum_rule(MeetingType::review_cp_conference, {}, Jurisdiction::england), seats(given));
}

TEST(QuorumWords, SayWhatIsMissing)
{
    const Quorum quorum = conference({with(social, not_coming), police_seat});

    EXPECT_EQ(
        quorum.missing,
        (std::vector<std::string>{"Nobody from children's social care", "One more agency needed"}));
    EXPECT_EQ(quorum.rule, "Children's social care and two other agencies");
}

TEST(QuorumWords, SayWhoMayStillAnswer)
{
    EXPECT_EQ(conference({with(social, waiting), police_seat, school}).missing,
              std::vector<std::string>{"Nobody from children's social care yet"});
}

TEST(QuorumWords, SayWhatWouldBreakIt)
{
    EXPECT_EQ(conference({social, police_seat, school}).would_break,
              "Lost if one of these cannot come: Children's social care; Police: police; "
              "Education: elm");
    EXPECT_EQ(conference({social, police_seat, school, nurse}).would_break,
              "Lost if one of these cannot come: Children's social care");
}

TEST(StrategyDiscussionQuorum, NeedsSocialCarePoliceAndHealthInEngland)
{
    const auto rule = quorum_rule(MeetingType::strategy_discussion, {}, Jurisdiction::england);

    EXPECT_EQ(evaluate_quorum(rule, seats({social, police_seat, nurse})).state, QuorumState::met);
    const Quorum without = evaluate_quorum(rule, seats({social, police_seat, school}));
    EXPECT_EQ(without.state, QuorumState::not_met);
    EXPECT_EQ(without.missing, std::vector<std::string>{"Nobody from health"});
}

TEST(StrategyDiscussionQuorum, NeedsSocialServicesAndPoliceInWales)
{
    const auto rule = quorum_rule(MeetingType::strategy_discussion, {}, Jurisdiction::wales);

    EXPECT_EQ(evaluate_quorum(rule, seats({social, police_seat})).state, QuorumState::met);
}

TEST(OtherMeetings, HaveNoQuorum)
{
    const auto rule = quorum_rule(MeetingType::core_group, {}, Jurisdiction::england);

    EXPECT_EQ(evaluate_quorum(rule, {}).state, QuorumState::not_needed);
}

InviteeEntry contact(AgencyKind kind, const std::string& id, const std::string& job)
{
    InviteeEntry entry;
    entry.invitee.holder.contact = ContactId{id};
    entry.agency_kind = kind;
    entry.agency = AgencyId{"agency of " + id};
    entry.job = job;
    return entry;
}

InviteeEntry staff(Role role, const std::string& id)
{
    InviteeEntry entry;
    entry.invitee.holder.user = UserId{id};
    entry.staff_role = role;
    return entry;
}

TEST(QuorumSeats, LeaveOutTheChairMinuteTakerFamilyAdvocatesAndLawyers)
{
    InviteeEntry mother;
    mother.invitee.holder.member = FamilyMemberId{"mother"};
    const std::vector<InviteeEntry> everyone{staff(Role::team_manager, "chair"),
                                             staff(Role::business_support, "minutes"),
                                             mother,
                                             contact(voluntary, "advocate", "Child's advocate"),
                                             contact(other, "bsl", "BSL interpreter"),
                                             contact(legal, "solicitor", "Solicitor")};

    EXPECT_TRUE(quorum_seats(everyone, UserId{"chair"}, QuorumBasis::invited).empty());
}

TEST(QuorumSeats, CountSocialWorkersAsSocialCare)
{
    const std::vector<InviteeEntry> seats{staff(Role::social_worker, "sw")};

    const auto counted = quorum_seats(seats, UserId{"chair"}, QuorumBasis::invited);

    ASSERT_EQ(counted.size(), 1u);
    EXPECT_EQ(counted.front().kind, children_social_care);
}

struct ReplyCase {
    const char* name;
    Requirement given_requirement;
    Reply given_reply;
    std::optional<Presence> then_presence;
};

const ReplyCase reply_cases[] = {
    {"Coming", Requirement::required, Reply::attend, coming},
    {"ByVideo", Requirement::quorum, Reply::remote, coming},
    {"ADeputyStandsIn", Requirement::quorum, Reply::deputy, coming},
    {"NoReplyYet", Requirement::required, Reply::none, waiting},
    {"AReportIsNotAPerson", Requirement::required, Reply::report_only, not_coming},
    {"CannotCome", Requirement::required, Reply::cannot_come, not_coming},
    {"WrongPerson", Requirement::required, Reply::wrong_person, not_coming},
    {"OptionalIsNotWaitedFor", Requirement::optional, Reply::none, std::nullopt},
    {"OptionalCountsWhenComing", Requirement::optional, Reply::attend, coming},
};

class QuorumByReply : public testing::TestWithParam<ReplyCase> {};

TEST_P(QuorumByReply, Counts)
{
    const ReplyCase& c = GetParam();
    InviteeEntry seat = contact(police, "p", "Officer");
    seat.invitee.requirement = c.given_requirement;
    seat.invitee.reply = c.given_reply;

    const auto counted = quorum_seats({{seat}}, UserId{"chair"}, QuorumBasis::replies);

    EXPECT_EQ(counted.empty() ? std::nullopt : std::optional{counted.front().presence},
              c.then_presence);
}

INSTANTIATE_TEST_SUITE_P(, QuorumByReply, testing::ValuesIn(reply_cases), [](const auto& test) {
    return test.param.name;
});

TEST(QuorumSeats, AtTheTableTheRegisterDecides)
{
    InviteeEntry seat = contact(police, "p", "Officer");
    seat.invitee.reply = Reply::attend;
    seat.invitee.attendance = Attendance::absent;
    EXPECT_EQ(quorum_seats({{seat}}, UserId{"c"}, QuorumBasis::at_table).front().presence,
              not_coming);

    seat.invitee.attendance = Attendance::remote;
    EXPECT_EQ(quorum_seats({{seat}}, UserId{"c"}, QuorumBasis::at_table).front().presence, coming);
}

TEST(QuorumSeats, ForgetsWhoWasRemoved)
{
    InviteeEntry seat = contact(police, "p", "Officer");
    seat.invitee.removed_at = Instant{};

    EXPECT_TRUE(quorum_seats({{seat}}, UserId{"c"}, QuorumBasis::invited).empty());
}

}  // namespace
}  // namespace quorate::core
