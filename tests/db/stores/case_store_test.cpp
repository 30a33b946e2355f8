#include "db/stores/case_store.hpp"

#include <gtest/gtest.h>

#include "db/session/transaction.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using test::exampleshire;
using test::staff;

const core::Instant now{std::chrono::seconds{1'795'000'000}};

core::FamilyCase family(const std::string& id, const std::string& name, int level = 0)
{
    return {.id = core::CaseId{id},
            .authority = exampleshire,
            .reference = "EX-" + id,
            .family_name = core::PersonName{name},
            .team = test::north,
            .lead_worker = core::UserId{"sw"},
            .level = level,
            .created_at = now};
}

class CaseStoreTest : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_staffed_authorities(transaction_.sql());
        store_.add(family("1", "Testwood"));
        store_.add(family("2", "Placeholder", 1));
        store_.add(family("3", "Sampleford", 2));
        store_.add_child(exampleshire,
                         {.id = core::ChildId{"rowan"},
                          .case_id = core::CaseId{"1"},
                          .given_name = core::PersonName{"Rowan"},
                          .family_name = core::PersonName{"Testwood"},
                          .date_of_birth = test::day("2018-05-01")});
    }

    bool involved(const std::string& who, const std::string& id)
    {
        return store_.facts(staff(who), core::CaseId{id}, now).value().involved;
    }

    std::vector<std::string> found(const std::string& who,
                                   core::Reach reach,
                                   core::CaseSearch search = {})
    {
        std::vector<std::string> ids;
        for (const auto& each : store_.search(staff(who), reach, now, search))
            ids.push_back(each.family.id.text());
        return ids;
    }

    void add_meeting_chaired_by(const std::string& who, const std::string& id)
    {
        transaction_.sql().execute(
            "insert into meeting (id, authority_id, case_id, type, reference, feed_uid, status, "
            "starts_at, ends_at, mode, chair_id, created_by, created_at, changed_at) values "
            "('m', :a, :c, 'initial_cp_conference', 'R', 'F', 'scheduled', 1, 2, 'video', :u, "
            "'bs', 0, 0)",
            exampleshire,
            id,
            who);
    }

    Transaction transaction_{temp_.pool(), Access::write};
    CaseStore store_{transaction_.sql()};
};

using Ids = std::vector<std::string>;

TEST_P(CaseStoreTest, GivesBackTheFamilyThatWasAdded)
{
    const auto found = store_.summary(exampleshire, core::CaseId{"1"}).value();
    EXPECT_EQ(found.family.reference, "EX-1");
    EXPECT_EQ(found.family.family_name.reveal(), "Testwood");
    EXPECT_EQ(found.family.jurisdiction, core::Jurisdiction::england);
    EXPECT_EQ(found.team_name, "Team team-north");
    EXPECT_EQ(found.lead_worker_name.reveal(), "Name of sw");
    EXPECT_EQ(found.children, 1);
}

TEST_P(CaseStoreTest, DoesNotFindAFamilyOfAnotherAuthority)
{
    core::Actor stranger = staff("sw");
    stranger.authority = test::elsewhere;
    EXPECT_FALSE(store_.find(test::elsewhere, core::CaseId{"1"}));
    EXPECT_FALSE(store_.facts(stranger, core::CaseId{"1"}, now));
    EXPECT_FALSE(store_.find_child(test::elsewhere, core::ChildId{"rowan"}));
}

TEST_P(CaseStoreTest, SaysThatTheLeadWorkerIsInvolvedAtAnyLevel)
{
    EXPECT_TRUE(involved("sw", "1"));
    EXPECT_TRUE(involved("sw", "3"));
    EXPECT_FALSE(involved("sw-south", "1"));
}

TEST_P(CaseStoreTest, InvolvesManagersChairsAndBusinessSupportOfTheTeamInOpenCasesOnly)
{
    for (const char* who : {"tm", "sm", "bs", "cc"}) {
        EXPECT_TRUE(involved(who, "1")) << who;
        EXPECT_FALSE(involved(who, "2")) << who;
    }
    EXPECT_FALSE(involved("bs-south", "1"));
    EXPECT_FALSE(involved("ad", "1"));
}

TEST_P(CaseStoreTest, InvolvesPeopleOnTheAccessListUntilItExpires)
{
    using std::chrono::seconds;
    store_.involve(
        exampleshire, core::CaseId{"3"}, core::UserId{"bs"}, now, core::FreeText{"cover"});
    EXPECT_FALSE(involved("bs", "3"));
    store_.involve(exampleshire,
                   core::CaseId{"3"},
                   core::UserId{"bs"},
                   now + seconds{1},
                   core::FreeText{"cover"});
    EXPECT_TRUE(involved("bs", "3"));
}

TEST_P(CaseStoreTest, InvolvesTheChairOfAMeeting)
{
    EXPECT_FALSE(involved("cc-south", "3"));
    add_meeting_chaired_by("cc-south", "3");
    EXPECT_TRUE(involved("cc-south", "3"));
    EXPECT_EQ(found("cc-south", core::Reach::involved), Ids{"3"});
}

TEST_P(CaseStoreTest, ListsOnlyWhatTheReachAllows)
{
    EXPECT_EQ(found("sw", core::Reach::involved), (Ids{"2", "3", "1"}));
    EXPECT_EQ(found("bs", core::Reach::team), Ids{"1"});
    EXPECT_EQ(found("bs-south", core::Reach::team), Ids{});
    EXPECT_EQ(found("cc-south", core::Reach::authority), Ids{"1"});
}

TEST_P(CaseStoreTest, SearchesReferencesFamilyNamesAndChildrenWhateverTheirCase)
{
    for (const char* text : {"ex-1", "estWOOD", "rowan", " rowan testwood "})
        EXPECT_EQ(found("sw", core::Reach::team, {.text = text}), Ids{"1"}) << text;
    for (const char* text : {"%", "_", "x-1", "willow"})
        EXPECT_EQ(found("sw", core::Reach::team, {.text = text}), Ids{}) << text;
}

TEST_P(CaseStoreTest, FindsAReferenceHoweverItIsTyped)
{
    auto long_one = family("4", "Longref");
    long_one.reference = "EX-02024";
    store_.add(long_one);
    for (const char* text : {"ex 2024", "EX2024", "ex-02024", "Ex 20", "2024", " ex/2024 "})
        EXPECT_EQ(found("sw", core::Reach::team, {.text = text}), Ids{"4"}) << text;
    for (const char* text : {"024", "20 24x", "ex 224", "x2024", "24"})
        EXPECT_EQ(found("sw", core::Reach::team, {.text = text}), Ids{}) << text;
}

class CaseSearchByPeople : public CaseStoreTest {
protected:
    void SetUp() override
    {
        CaseStoreTest::SetUp();
        add("mother", "1", "Hazel Birchmoor", "mother");
        add("father", "1", "Linden Birchmoor", "Father");
        add("sealed", "3", "Hazel Hidden", "mother");
    }

    void add(const char* id, const char* family, const char* name, const char* relationship)
    {
        store_.add_member(exampleshire,
                          {.id = core::FamilyMemberId{id},
                           .case_id = core::CaseId{family},
                           .name = core::PersonName{name},
                           .relationship = relationship,
                           .safe_contact_notes = core::FreeText{"At her sister Fern's"}});
    }

    core::CaseSummary only_one(const std::string& text)
    {
        const auto all = store_.search(staff("bs"), core::Reach::team, now, {.text = text});
        EXPECT_EQ(all.size(), 1u) << text;
        return all.empty() ? core::CaseSummary{} : all.front();
    }
};

TEST_P(CaseSearchByPeople, FindsAFamilyByAParentAndSaysThroughWhom)
{
    const auto by_mother = only_one("hazel birch");
    EXPECT_EQ(by_mother.family.id.text(), "1");
    EXPECT_EQ(by_mother.found_by, core::FoundBy::family_member);
    EXPECT_EQ(by_mother.relationship, "mother");
    EXPECT_EQ(only_one("rowan").found_by, core::FoundBy::child);
    EXPECT_EQ(only_one("testwood").found_by, core::FoundBy::itself);
    EXPECT_EQ(found("sw", core::Reach::team, {.text = "hazel"}), (Ids{"3", "1"}));
}

TEST_P(CaseSearchByPeople, FindsNobodyInAFamilyThatTheSeekerMayNotOpen)
{
    for (const char* who : {"bs", "tm", "cc"})
        EXPECT_EQ(found(who, core::Reach::authority, {.text = "Hazel Hidden"}), Ids{}) << who;
    // Listed, so that its team can be asked, but not open to them.
    EXPECT_EQ(found("cc-south", core::Reach::authority, {.text = "Testwood"}), Ids{"1"});
    EXPECT_EQ(found("cc-south", core::Reach::authority, {.text = "Hazel"}), Ids{});
}

TEST_P(CaseSearchByPeople, FindsNobodyWhoMustNotBeAtTheMeetings)
{
    store_.exclude(exampleshire,
                   {.id = "x",
                    .case_id = core::CaseId{"1"},
                    .member = core::FamilyMemberId{"father"},
                    .reason = core::FreeText{"bail condition"},
                    .flagged_by = core::UserId{"sw"},
                    .flagged_at = now});
    EXPECT_EQ(found("sw", core::Reach::team, {.text = "Linden"}), Ids{});
    EXPECT_EQ(found("sw", core::Reach::team, {.text = "Birchmoor"}), Ids{"1"});
}

TEST_P(CaseSearchByPeople, FindsNobodyWhomAChairKeepsOut)
{
    add_meeting_chaired_by("cc", "1");
    transaction_.sql().execute(
        "insert into exclusion_request (id, authority_id, meeting_id, family_member_id, ground, "
        "scope, sealed_asked_by, sealed_evidence, recorded_by, recorded_at, decision, "
        "decided_scope, until_on, decided_by, decided_at) values ('q', :a, 'm', 'father', "
        "'violence', 'whole', '', '', 'bs', 0, 'granted', 'whole', '2099-01-01', 'cc', 0)",
        exampleshire);
    EXPECT_EQ(found("sw", core::Reach::team, {.text = "Linden"}), Ids{});
}

TEST_P(CaseSearchByPeople, ReadsNeitherAddressesNorNotes)
{
    store_.keep_safe_address(
        exampleshire, core::FamilyMemberId{"mother"}, core::PostalAddress{"Larch Row"});
    for (const char* text : {"Larch", "Fern", "h", "mother"})
        EXPECT_EQ(found("bs", core::Reach::team, {.text = text}), Ids{}) << text;
}

TEST_P(CaseStoreTest, GivesTheOpenFamiliesThatSomebodyLeads)
{
    core::FamilyCase closed = family("4", "Closedson");
    closed.is_open = false;
    store_.add(closed);

    std::vector<std::string> ids;
    for (const core::FamilyCase& each : store_.led_by(exampleshire, core::UserId{"sw"}))
        ids.push_back(each.id.text());

    EXPECT_EQ(ids, (std::vector<std::string>{"2", "3", "1"}));
    EXPECT_TRUE(store_.led_by(exampleshire, core::UserId{"tm"}).empty());
    EXPECT_TRUE(store_.led_by(test::elsewhere, core::UserId{"sw"}).empty());
}

TEST_P(CaseStoreTest, PagesBySortOrder)
{
    const auto first = found("sw", core::Reach::team, {.limit = 2});
    ASSERT_EQ(first, (Ids{"2", "3"}));
    EXPECT_EQ(found("sw", core::Reach::team, {.after = core::CaseId{"3"}, .limit = 2}), Ids{"1"});
}

TEST_P(CaseStoreTest, GoesOnFromAFamilyThatWasClosedSinceThePageBefore)
{
    core::FamilyCase closed = store_.find(exampleshire, core::CaseId{"3"}).value();
    closed.is_open = false;
    ASSERT_TRUE(store_.save(closed));

    const auto open_after = [this](const char* id) {
        return found(
            "sw", core::Reach::team, {.open_only = true, .after = core::CaseId{id}, .limit = 2});
    };
    EXPECT_EQ(open_after("3"), Ids{"1"});
    EXPECT_EQ(open_after("none"), Ids{});
}

TEST_P(CaseStoreTest, KeepsTheDayOnWhichAChildDied)
{
    const auto rowan = [this] { return *store_.find_child(exampleshire, core::ChildId{"rowan"}); };
    EXPECT_FALSE(rowan().date_of_death);
    core::Child child = rowan();
    child.date_of_death = test::day("2026-11-20");
    ASSERT_TRUE(store_.save_child(exampleshire, child));
    EXPECT_EQ(rowan().date_of_death, test::day("2026-11-20"));

    child.id = core::ChildId{"ash"};
    store_.add_child(exampleshire, child);
    EXPECT_EQ(store_.find_child(exampleshire, child.id)->date_of_death, test::day("2026-11-20"));
}

TEST_P(CaseStoreTest, GivesTheChildrenOfManyFamiliesAtOnce)
{
    const auto add = [this](const char* id, const char* family, std::optional<core::Date> born) {
        store_.add_child(exampleshire,
                         {.id = core::ChildId{id},
                          .case_id = core::CaseId{family},
                          .given_name = core::PersonName{id},
                          .family_name = core::PersonName{"Testwood"},
                          .date_of_birth = born});
    };
    add("unborn", "1", std::nullopt);
    add("ash", "1", test::day("2016-02-01"));
    add("wren", "2", test::day("2019-03-01"));
    const std::vector<core::CaseId> families{
        core::CaseId{"1"}, core::CaseId{"2"}, core::CaseId{"3"}};

    const auto found = store_.children_of(exampleshire, families);

    std::string children;
    for (const auto& [family, each] : found) {
        children += family.text() + ":";
        for (const core::Child& child : each)
            children += " " + child.id.text();
        children += "\n";
    }
    EXPECT_EQ(children, "1: ash rowan unborn\n2: wren\n");
    EXPECT_TRUE(store_.children_of(test::elsewhere, families).empty());
}

TEST_P(CaseStoreTest, RefusesToSaveOverSomebodyElsesChange)
{
    core::FamilyCase changed = store_.find(exampleshire, core::CaseId{"1"}).value();
    changed.family_name = core::PersonName{"Newname"};
    EXPECT_EQ(*store_.save(changed), 2);
    EXPECT_EQ(store_.save(changed).error().refusal, core::Refusal::stale_version);
    changed.id = core::CaseId{"none"};
    EXPECT_EQ(store_.save(changed).error().refusal, core::Refusal::not_found);
}

TEST_P(CaseStoreTest, KeepsMembersAndTheirAddressesApart)
{
    core::FamilyMember member{.id = core::FamilyMemberId{"fm"},
                              .case_id = core::CaseId{"1"},
                              .name = core::PersonName{"Sam Testwood"},
                              .relationship = "mother",
                              .has_parental_responsibility = true,
                              .email = core::Email{"sam@family.example"},
                              .may_email = true,
                              .interpreter = "Polish"};
    store_.add_member(exampleshire, member);
    store_.keep_safe_address(exampleshire, member.id, core::PostalAddress{"1 Hidden Row"});
    store_.keep_safe_address(exampleshire, member.id, core::PostalAddress{"2 Hidden Row"});

    const auto members = store_.family_members_of(exampleshire, core::CaseId{"1"});
    ASSERT_EQ(members.size(), 1u);
    EXPECT_TRUE(members[0].has_parental_responsibility);
    EXPECT_EQ(members[0].interpreter, "Polish");
    const auto address = store_.safe_address(exampleshire, member.id).value();
    EXPECT_EQ(address.address.reveal(), "2 Hidden Row");
    EXPECT_EQ(address.version, 2);
    EXPECT_FALSE(store_.safe_address(test::elsewhere, member.id));
}

TEST_P(CaseStoreTest, KeepsWhoMustNotBeAtAFamilysMeetings)
{
    store_.add_member(exampleshire,
                      {.id = core::FamilyMemberId{"fm"},
                       .case_id = core::CaseId{"1"},
                       .name = core::PersonName{"Pat"},
                       .relationship = "father"});
    store_.exclude(exampleshire,
                   {.id = "x",
                    .case_id = core::CaseId{"1"},
                    .member = core::FamilyMemberId{"fm"},
                    .reason = core::FreeText{"bail condition"},
                    .flagged_by = core::UserId{"sw"},
                    .flagged_at = now});

    ASSERT_EQ(store_.excluded_from(exampleshire, core::CaseId{"1"}).size(), 1u);
    EXPECT_TRUE(store_.excluded_from(exampleshire, core::CaseId{"2"}).empty());
}

TEST_P(CaseStoreTest, FindsAReferenceHoweverItIsWrittenAndKeepsItOnce)
{
    EXPECT_EQ(store_.find_by_reference(exampleshire, "ex-1"), core::CaseId{"1"});
    EXPECT_EQ(store_.find_by_reference(exampleshire, "EX-1"), core::CaseId{"1"});
    EXPECT_FALSE(store_.find_by_reference(exampleshire, "ex-9"));

    EXPECT_EQ(store_.said_like(exampleshire, "Ex 001"), std::vector{core::CaseId{"1"}});
    for (const char* text : {"ex 11", "1", "", "-"})
        EXPECT_TRUE(store_.said_like(exampleshire, text).empty()) << text;
    EXPECT_TRUE(store_.said_like(test::elsewhere, "ex 1").empty());

    auto again = family("9", "Testwood");
    again.reference = "ex-1";
    EXPECT_THROW(store_.add(again), std::exception);
}

QUORATE_ON_EVERY_DATABASE(CaseStoreTest);
QUORATE_ON_EVERY_DATABASE(CaseSearchByPeople);

}  // namespace
}  // namespace quorate::db
