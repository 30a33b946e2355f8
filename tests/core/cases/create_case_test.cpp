#include "core/cases/create_case.hpp"

#include <gtest/gtest.h>

#include "core/audit/audit_trail.hpp"
#include "core/cases/case_people.hpp"
#include "core/cases/view_case.hpp"
#include "tests/support/case_desk.hpp"
#include "tests/support/meeting_rows.hpp"

namespace quorate::core {
namespace {

// "field: message" for each, in order.
template <class T>
std::vector<std::string> complaints(const Result<T>& result)
{
    std::vector<std::string> all;
    if (result) return all;
    for (const FieldError& each : result.error().fields)
        all.push_back(each.field + ": " + each.message);
    return all;
}

class CreatingACase : public testing::Test {
protected:
    test::CaseDesk desk_;
};

using Complaints = std::vector<std::string>;

TEST_F(CreatingACase, TakesTheWholeFamilyAtOnce)
{
    CreateCase command = desk_.family();
    command.children.push_back(
        {.family_name = PersonName{"Testwood"}, .expected_delivery_date = test::day("2027-03-01")});
    command.family_members.push_back({.name = PersonName{" Sam Testwood "},
                                      .relationship = "mother",
                                      .has_parental_responsibility = true,
                                      .email = Email{"Sam@Family.example"},
                                      .may_email = true});
    const auto id = desk_.run("sw", create_case, command);
    ASSERT_TRUE(id);

    const auto file = desk_.run("sw", view_case, *id);
    ASSERT_TRUE(file);
    ASSERT_EQ(file->children.size(), 2u);
    EXPECT_TRUE(is_unborn(file->children[1]));
    ASSERT_EQ(file->members.size(), 1u);
    EXPECT_EQ(file->members[0].name.reveal(), "Sam Testwood");
    EXPECT_EQ(file->members[0].email.reveal(), "sam@family.example");
    EXPECT_TRUE(file->rights.may_edit);
    EXPECT_FALSE(file->rights.may_allocate);
}

TEST_F(CreatingACase, SaysEverythingThatIsWrongAtOnce)
{
    CreateCase command;
    command.children.push_back({.date_of_birth = test::day("2026-11-24")});
    command.family_members.push_back({.email = Email{"not an address"}, .phone = Phone{"ring me"}});
    EXPECT_EQ(
        complaints(desk_.run("sw", create_case, command)),
        (Complaints{"reference: Enter the family's reference",
                    "family_name: Enter the family name",
                    "jurisdiction: Choose England or Wales, so that the right rules apply",
                    "team: Choose the team",
                    "lead_worker: Choose the lead social worker",
                    "children.0.given_name: Enter the child's first name",
                    "children.0.family_name: Enter the child's family name",
                    "children.0.date_of_birth: The date of birth must be today or in the past",
                    "family_members.0.name: Enter the person's name",
                    "family_members.0.relationship: Enter how they are related, for example mother",
                    "family_members.0.email: Enter an e-mail address like name@example.org",
                    "family_members.0.phone: Use digits, spaces and + only"}));
}

TEST_F(CreatingACase, NeedsAChildAndANewReference)
{
    desk_.add_family();
    CreateCase command = desk_.family();
    command.children.clear();
    EXPECT_EQ(
        complaints(desk_.run("sw", create_case, command)),
        (Complaints{"reference: This reference cannot be used. Check it, or ask whoever gives out "
                    "references",
                    "children: Add at least one child"}));
}

// Who may see every open family of the authority would otherwise learn of the others by trying.
TEST_F(CreatingACase, SaysNoMoreOfAReferenceThatASealedFamilyHas)
{
    desk_.add_family("EX-2041");
    desk_.add_family("EX-2042");
    test::run(desk_.temp.pool(), "update family_case set level = 2 where reference = 'EX-2042'");
    for (const char* person : {"sw", "sm", "sw-south"}) {
        const auto open = complaints(desk_.run(person, create_case, desk_.family("EX-2041")));
        const auto sealed = complaints(desk_.run(person, create_case, desk_.family("EX-2042")));
        ASSERT_EQ(open.size(), 1u) << person;
        EXPECT_EQ(sealed, open) << person;
        EXPECT_EQ(sealed.front().find("already"), std::string::npos) << person;
    }
}

TEST_F(CreatingACase, TakesAReferenceThatAnotherAuthorityHas)
{
    desk_.add_family();
    const auto taken = desk_.temp.database().read(
        [](UnitOfWork& work) { return work.cases.find_by_reference(test::elsewhere, "EX-2041"); });
    EXPECT_FALSE(taken);
}

TEST_F(CreatingACase, TakesTeamsAndLeadsOfTheAuthorityOnly)
{
    CreateCase command = desk_.family();
    command.details.team = TeamId{"nowhere"};
    command.details.lead_worker = UserId{"cc"};
    EXPECT_EQ(complaints(desk_.run("sm", create_case, command)),
              (Complaints{"team: Choose a team from the list",
                          "lead_worker: Choose a social worker from the list"}));
}

TEST_F(CreatingACase, IsForTheOwnTeamUnlessOneManagesTheService)
{
    CreateCase command = desk_.family();
    command.details.team = test::south;
    EXPECT_EQ(complaints(desk_.run("sw", create_case, command)),
              Complaints{"team: Choose one of your own teams"});
    EXPECT_TRUE(desk_.run("sm", create_case, command));
    EXPECT_EQ(desk_.run("cc", create_case, command).error().refusal, Refusal::not_permitted);
}

TEST_F(CreatingACase, IsAudited)
{
    const CaseId id = desk_.add_family();
    const auto entries = desk_.temp.database().read(
        [&](UnitOfWork& work) { return work.audit.of_case(test::exampleshire, id, 0, 10); });
    ASSERT_EQ(entries.size(), 1u);
    EXPECT_EQ(entries[0].record.action, "case.create_import");
    EXPECT_EQ(entries[0].record.detail, "");
}

TEST_F(CreatingACase, KeepsItFromThoseWhoAreNotInvolved)
{
    const CaseId id = desk_.add_family();
    for (const char* who : {"sw-south", "bs-south", "cc-south"})
        EXPECT_EQ(desk_.run(who, view_case, id).error().refusal, Refusal::hidden) << who;
    EXPECT_EQ(desk_.run("ad", view_case, id).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(desk_.run("sw", view_case, CaseId{"none"}).error().refusal, Refusal::hidden);
}

TEST_F(CreatingACase, LetsOnlyManagersAllocateItAnew)
{
    const CaseId id = desk_.add_family();
    ChangeCase change{.id = id, .version = 1, .details = desk_.family().details};
    change.details.team = test::south;
    change.details.lead_worker = UserId{"sw-south"};
    EXPECT_EQ(desk_.run("sw", change_case, change).error().refusal, Refusal::not_permitted);
    EXPECT_EQ(*desk_.run("tm", change_case, change), 2);
    EXPECT_EQ(desk_.run("sw", view_case, id).error().refusal, Refusal::hidden);
}

TEST_F(CreatingACase, RefusesAStaleChange)
{
    const CaseId id = desk_.add_family();
    const ChangeCase change{.id = id, .version = 1, .details = desk_.family().details};
    EXPECT_TRUE(desk_.run("sw", change_case, change));
    EXPECT_EQ(desk_.run("sw", change_case, change).error().refusal, Refusal::stale_version);
}

TEST_F(CreatingACase, ShowsASafeAddressOnlyWhereItIsAskedForAndAuditsIt)
{
    const CaseId id = desk_.add_family();
    const auto member =
        desk_.run("sw",
                  add_family_member,
                  AddFamilyMember{id, {.name = PersonName{"Sam"}, .relationship = "mother"}});
    ASSERT_TRUE(member);
    const PostalAddress address{"1 Hidden Row\nExampleton"};
    const MemberOfCase asked{id, *member};
    ASSERT_TRUE(desk_.run("sw", keep_safe_address, KeepSafeAddress{asked, address}));

    EXPECT_EQ(desk_.run("sw-south", view_safe_address, asked).error().refusal, Refusal::hidden);
    EXPECT_EQ(desk_.run("bs", view_safe_address, asked)->reveal(), address.reveal());
    const auto entries = desk_.temp.database().read(
        [&](UnitOfWork& work) { return work.audit.of_case(test::exampleshire, id, 0, 1); });
    EXPECT_EQ(entries.at(0).record.action, "case.view_safe_address");
    EXPECT_EQ(entries.at(0).record.object, member->text());
}

TEST_F(CreatingACase, ShowsAndKeepsASafeAddressOfItsOwnMembersAlone)
{
    const CaseId id = desk_.add_family();
    const CaseId other = desk_.add_family("EX-2042");
    const auto member =
        desk_.run("sw",
                  add_family_member,
                  AddFamilyMember{id, {.name = PersonName{"Sam"}, .relationship = "mother"}});
    ASSERT_TRUE(member);
    const MemberOfCase crossed{other, *member};
    EXPECT_EQ(desk_.run("sw", view_safe_address, crossed).error().refusal, Refusal::hidden);
    const KeepSafeAddress keep{crossed, PostalAddress{"1 Hidden Row"}};
    EXPECT_EQ(desk_.run("sw", keep_safe_address, keep).error().refusal, Refusal::hidden);
    EXPECT_EQ(desk_.run("sw", view_safe_address, MemberOfCase{id, *member})->reveal(), "");
}

TEST_F(CreatingACase, CanBeFoundByWhatPeopleKnowOfIt)
{
    const CaseId id = desk_.add_family();
    const auto found = desk_.run("bs", search_cases, CaseSearch{.text = "rowan"});
    ASSERT_TRUE(found);
    ASSERT_EQ(found->entries.size(), 1u);
    EXPECT_EQ(found->entries[0].family.id, id);
    EXPECT_FALSE(found->has_more);
    EXPECT_EQ(desk_.run("am", search_cases, CaseSearch{}).error().refusal, Refusal::not_permitted);
}

}  // namespace
}  // namespace quorate::core
