#include "core/access/permission.hpp"

#include <gtest/gtest.h>

namespace quorate::core {
namespace {

using namespace std::chrono;

const Instant now{sys_days{2026y / June / 1} + 9h};
const AuthorityId testwood{"testwood"};
const AuthorityId elsewhere{"elsewhere"};

Actor actor(Role role)
{
    return Actor{
        .user = UserId{"u1"}, .authority = testwood, .role = role, .teams = {TeamId{"t1"}}};
}

CaseFacts a_case()
{
    return CaseFacts{.id = CaseId{"c1"}, .authority = testwood};
}

Refusal refusal_of(const Result<Done>& result)
{
    EXPECT_FALSE(result.has_value());
    return result.error().refusal;
}

TEST(PermitOnCase, LetsAnInvolvedSocialWorkerEdit)
{
    CaseFacts facts = a_case();
    facts.involved = true;

    EXPECT_TRUE(permit_on_case(actor(Role::social_worker), Action::case_edit, facts, now));
}

TEST(PermitOnCase, HidesTheCaseFromColleaguesWhoAreNotInvolved)
{
    const auto result =
        permit_on_case(actor(Role::social_worker), Action::case_edit, a_case(), now);

    EXPECT_EQ(refusal_of(result), Refusal::hidden);
    EXPECT_EQ(result.error().action, "case.edit");
    EXPECT_EQ(result.error().object, "c1");
}

TEST(PermitOnCase, NeverReachesAcrossAuthoritiesEvenForSomeoneInvolved)
{
    CaseFacts facts = a_case();
    facts.authority = elsewhere;
    facts.involved = true;

    EXPECT_EQ(refusal_of(permit_on_case(actor(Role::chair), Action::case_edit, facts, now)),
              Refusal::hidden);
    EXPECT_EQ(refusal_of(permit_on_case(actor(Role::chair), Action::meeting_view, facts, now)),
              Refusal::hidden);
}

TEST(PermitOnCase, CountsATeamManagerAsInvolvedInTheTeamsOpenCasesOnly)
{
    CaseFacts facts = a_case();
    facts.same_team = true;
    const Actor manager = actor(Role::team_manager);

    EXPECT_TRUE(permit_on_case(manager, Action::case_edit, facts, now));

    facts.level = 1;
    EXPECT_EQ(refusal_of(permit_on_case(manager, Action::case_edit, facts, now)), Refusal::hidden);
}

TEST(PermitOnCase, AsksForAReasonOfFifteenCharacters)
{
    CaseFacts facts = a_case();
    facts.involved = true;
    const auto cancel = [&](std::string_view reason) {
        return permit_on_case(actor(Role::chair), Action::meeting_cancel, facts, now, reason);
    };

    EXPECT_EQ(refusal_of(cancel("")), Refusal::needs_reason);
    EXPECT_EQ(refusal_of(cancel("   too short      \n ")), Refusal::needs_reason);
    EXPECT_TRUE(cancel("the chair is ill today"));
}

TEST(PermitOnCase, AsksForAStepUpNoOlderThanTenMinutes)
{
    CaseFacts facts = a_case();
    facts.involved = true;
    Actor chair = actor(Role::chair);

    EXPECT_EQ(refusal_of(permit_on_case(chair, Action::minutes_approve, facts, now)),
              Refusal::needs_step_up);
    chair.stepped_up_at = now - 10min;
    EXPECT_TRUE(permit_on_case(chair, Action::minutes_approve, facts, now));
    chair.stepped_up_at = now - 10min - 1s;
    EXPECT_FALSE(permit_on_case(chair, Action::minutes_approve, facts, now));
    chair.stepped_up_at = now + 1s;
    EXPECT_FALSE(permit_on_case(chair, Action::minutes_approve, facts, now));
}

TEST(PermitOnCase, SaysWhatTheRoleCannotDoOnlyWhereTheCaseIsVisible)
{
    CaseFacts facts = a_case();
    const Actor auditor = actor(Role::auditor);

    EXPECT_EQ(refusal_of(permit_on_case(auditor, Action::case_edit, facts, now)),
              Refusal::not_permitted);
    facts.level = 2;
    EXPECT_EQ(refusal_of(permit_on_case(auditor, Action::case_edit, facts, now)), Refusal::hidden);
}

TEST(PermitOnCase, LetsABreakGlassGrantReadAndNothingElse)
{
    CaseFacts facts = a_case();
    facts.level = 1;
    facts.break_glass = true;
    const Actor worker = actor(Role::social_worker);

    EXPECT_TRUE(permit_on_case(worker, Action::case_view_summary, facts, now));
    EXPECT_EQ(refusal_of(permit_on_case(worker, Action::case_edit, facts, now)), Refusal::hidden);
}

TEST(Permit, KeepsRoomsToTheirAuthority)
{
    const Actor support = actor(Role::business_support);

    EXPECT_TRUE(permit(support, Action::room_edit, testwood, now));
    EXPECT_EQ(refusal_of(permit(support, Action::room_edit, elsewhere, now)), Refusal::hidden);
    EXPECT_EQ(refusal_of(permit(actor(Role::social_worker), Action::room_edit, testwood, now)),
              Refusal::not_permitted);
    EXPECT_EQ(refusal_of(permit(anonymous_actor(), Action::room_edit, testwood, now)),
              Refusal::not_signed_in);
}

TEST(PermitRole, AnswersBeforeAnythingIsLookedUp)
{
    EXPECT_TRUE(permit_role(actor(Role::chair), Action::minutes_approve));
    EXPECT_EQ(refusal_of(permit_role(actor(Role::administrator), Action::case_edit)),
              Refusal::not_permitted);
    EXPECT_EQ(refusal_of(permit_role(anonymous_actor(), Action::case_edit)),
              Refusal::not_signed_in);
}

// Social workers chair core groups: in those they may do what a conference chair may.
TEST(PermitOnCase, LetsWhoeverChairsAMeetingRunIt)
{
    CaseFacts facts = a_case();
    facts.involved = true;
    const auto edits = [&](Role role) {
        return permit_on_case(actor(role), Action::minutes_edit_draft, facts, now).has_value();
    };
    for (const Role role : {Role::social_worker, Role::team_manager, Role::service_manager}) {
        facts.chairs = false;
        EXPECT_FALSE(edits(role)) << role_code(role);
        facts.chairs = true;
        EXPECT_TRUE(edits(role)) << role_code(role);
        EXPECT_TRUE(permit_role_or_chair(actor(role), Action::minutes_edit_draft))
            << role_code(role);
    }
    for (const Role role : {Role::auditor, Role::administrator, Role::agency_user}) {
        EXPECT_FALSE(edits(role)) << role_code(role);
        EXPECT_FALSE(permit_role_or_chair(actor(role), Action::minutes_edit_draft))
            << role_code(role);
    }
}

TEST(PermitOnCase, AsksAChairForTheirPasswordToo)
{
    CaseFacts facts = a_case();
    facts.involved = facts.chairs = true;
    Actor chair = actor(Role::social_worker);

    EXPECT_EQ(refusal_of(permit_on_case(chair, Action::minutes_approve, facts, now)),
              Refusal::needs_step_up);
    chair.stepped_up_at = now;
    EXPECT_TRUE(permit_on_case(chair, Action::minutes_approve, facts, now));
}

TEST(PermitInTeam, LetsASocialWorkerCreateACaseInTheirOwnTeam)
{
    const Actor worker = actor(Role::social_worker);

    EXPECT_TRUE(permit_in_team(worker, Action::case_create_import, testwood, TeamId{"t1"}, now));
    EXPECT_EQ(
        refusal_of(permit_in_team(worker, Action::case_create_import, testwood, TeamId{"t2"}, now)),
        Refusal::hidden);
}

TEST(PermitOwn, LetsPeopleUpdateTheirOwnActionsInAnyAuthority)
{
    const OwnedObject mine{.id = "a1", .owner = "u1", .authority = elsewhere};
    const OwnedObject theirs{.id = "a2", .owner = "u2", .authority = testwood};
    const Actor nurse = actor(Role::agency_user);

    EXPECT_TRUE(permit_own(nurse, Action::action_update_own, mine, now));
    EXPECT_EQ(refusal_of(permit_own(nurse, Action::action_update_own, theirs, now)),
              Refusal::hidden);
}

TEST(PermitOwn, LetsBusinessSupportEditAChairsAvailability)
{
    const OwnedObject chairs{.id = "v1", .owner = "u9", .authority = testwood};

    EXPECT_TRUE(
        permit_own(actor(Role::business_support), Action::chair_edit_availability, chairs, now));
    EXPECT_FALSE(permit_own(actor(Role::chair), Action::chair_edit_availability, chairs, now));
}

TEST(PermitList, SaysHowFarAListMayReach)
{
    EXPECT_EQ(*permit_list(actor(Role::chair), Action::case_search, now), Reach::authority);
    EXPECT_EQ(*permit_list(actor(Role::social_worker), Action::case_search, now), Reach::team);
    EXPECT_EQ(*permit_list(actor(Role::agency_user), Action::meeting_list_diary, now), Reach::own);
    EXPECT_EQ(permit_list(actor(Role::administrator), Action::case_search, now).error().refusal,
              Refusal::not_permitted);
    EXPECT_EQ(permit_list(actor(Role::chair), Action::export_diary_csv, now).error().refusal,
              Refusal::needs_step_up);
    EXPECT_TRUE(is_reduced(actor(Role::chair), Action::meeting_list_diary));
}

TEST(SystemActor, WorksInItsOwnAuthorityButNeverBreaksAnInvariant)
{
    const Actor job = system_actor(testwood);
    CaseFacts facts = a_case();

    EXPECT_TRUE(permit_on_case(job, Action::minutes_distribute, facts, now));
    EXPECT_FALSE(permit_on_case(job, Action::meeting_double_book, facts, now));
    facts.authority = elsewhere;
    EXPECT_EQ(refusal_of(permit_on_case(job, Action::case_edit, facts, now)), Refusal::hidden);
}

}  // namespace
}  // namespace quorate::core
