#include "db/stores/action_store.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using Ids = std::vector<std::string>;

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId another{"authority-2"};
const core::UserId worker{"worker-1"};

core::ActionPoint an_action(const std::string& id, core::ActionOwner owner, const char* due_on)
{
    return {.id = core::ActionPointId{id},
            .case_id = core::CaseId{"case-1"},
            .meeting = core::MeetingId{"m1"},
            .what = core::FreeText{"Do " + id},
            .owner = std::move(owner),
            .due_on = test::day(due_on),
            .link_hash = "link-" + id,
            .created_by = core::UserId{"support-1"},
            .created_at = test::at("2026-11-25T10:40")};
}

Ids ids_of(const std::vector<core::ActionRow>& rows)
{
    Ids ids;
    for (const core::ActionRow& row : rows)
        ids.push_back(row.action.id.text());
    return ids;
}

class ActionTable : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-11-25T10:00"));
    }

    void add(const core::ActionPoint& action)
    {
        const auto added = database().transact([&](core::UnitOfWork& work) {
            work.actions.add(authority, action);
            return core::Result<core::Done>{core::Done{}};
        });
        ASSERT_TRUE(added);
    }

    core::Result<int> save(const core::ActionPoint& action, const core::AuthorityId& owner)
    {
        return database().transact(
            [&](core::UnitOfWork& work) { return work.actions.save(owner, action); });
    }

    template <class Act>
    auto read(Act act)
    {
        return database().read([&act](core::UnitOfWork& work) { return act(work.actions); });
    }
};

TEST_P(ActionTable, ShowsTheOwnerTheirAgencyTheFamilyAndTheMeeting)
{
    add(an_action("a1", {.contact = core::ContactId{"contact-nurse"}}, "2026-12-03"));

    const auto row = read([](core::ActionStore& actions) {
        return actions.find(authority, core::ActionPointId{"a1"});
    });

    ASSERT_TRUE(row);
    EXPECT_EQ(row->owner_name.reveal(), "Noor Stubb");
    EXPECT_EQ(row->owner_job, "Health visitor");
    EXPECT_EQ(row->agency_name, "Health trust");
    EXPECT_EQ(row->agency_kind, "health");
    EXPECT_EQ(row->family_name.reveal(), "Testwood");
    EXPECT_EQ(row->case_reference, "EX-2041");
    EXPECT_EQ(row->meeting_starts_at, test::at("2026-11-25T10:00"));
    EXPECT_EQ(row->action.what.reveal(), "Do a1");
    EXPECT_EQ(row->action.status, core::ActionStatus::open);
}

TEST_P(ActionTable, CountsStaffAsSocialCareAndTheFamilyAsNoAgency)
{
    add(an_action("a1", {.user = worker}, "2026-12-03"));
    add(an_action("a2", {.family_member = core::FamilyMemberId{"mother-1"}}, "2026-12-04"));

    const auto rows = read([](core::ActionStore& actions) {
        return actions.of_meeting(authority, core::MeetingId{"m1"});
    });

    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(rows[0].agency_kind, "children_social_care");
    EXPECT_EQ(rows[1].agency_kind, "");
    EXPECT_EQ(rows[1].owner_name.reveal(), "Hazel Testwood");
    EXPECT_EQ(rows[1].owner_job, "Mother");
}

TEST_P(ActionTable, ListsMineByDayInStretches)
{
    add(an_action("c", {.user = worker}, "2026-12-03"));
    add(an_action("a", {.user = worker}, "2026-12-03"));
    add(an_action("b", {.user = worker}, "2026-11-18"));
    add(an_action("d", {.user = core::UserId{"support-1"}}, "2026-11-01"));

    const auto first = read([](core::ActionStore& actions) {
        return actions.open_of_user(authority, worker, std::nullopt, 2, {});
    });
    const auto& last = first.back().action;
    const auto rest = read([&](core::ActionStore& actions) {
        return actions.open_of_user(
            authority, worker, core::ActionCursor{last.due_on, last.id}, 2, {});
    });

    EXPECT_EQ(ids_of(first), (Ids{"b", "a"}));
    EXPECT_EQ(ids_of(rest), (Ids{"c"}));
}

TEST_P(ActionTable, KeepsAnActionThatIsDoneApart)
{
    core::ActionPoint action = an_action("a", {.user = worker}, "2026-12-03");
    add(action);
    action.status = core::ActionStatus::done;
    action.done_at = test::at("2026-11-30T09:00");
    action.progress = core::FreeText{"Rang on Monday"};
    action.evidence_given = core::FreeText{"A letter"};
    action.evidence_planned = core::FreeText{"Her letter"};

    const auto saved = save(action, authority);

    ASSERT_TRUE(saved);
    EXPECT_EQ(*saved, 2);
    const auto done = read(
        [](core::ActionStore& actions) { return actions.closed_of_user(authority, worker, 10); });
    ASSERT_EQ(done.size(), 1u);
    EXPECT_EQ(done.front().action.done_at, action.done_at);
    EXPECT_EQ(done.front().action.progress, action.progress);
    EXPECT_EQ(done.front().action.evidence_given, action.evidence_given);
    EXPECT_EQ(done.front().action.evidence_planned, action.evidence_planned);
    EXPECT_TRUE(read([](core::ActionStore& actions) {
                    return actions.open_of_user(authority, worker, std::nullopt, 10, {});
                }).empty());
}

TEST_P(ActionTable, NumbersMineAsTheyWereAgreedAtTheirMeeting)
{
    add(an_action("a1", {.contact = core::ContactId{"contact-nurse"}}, "2026-12-03"));
    add(an_action("a2", {.user = worker}, "2026-12-09"));
    add(an_action("a3", {.user = worker}, "2026-12-01"));

    const auto numbers =
        read([](core::ActionStore& actions) { return actions.numbers_of_user(authority, worker); });

    const std::map<core::ActionPointId, int> mine{{core::ActionPointId{"a2"}, 2},
                                                  {core::ActionPointId{"a3"}, 3}};
    EXPECT_EQ(numbers, mine);
    EXPECT_TRUE(read([](core::ActionStore& actions) {
                    return actions.numbers_of_user(another, worker);
                }).empty());
}

TEST_P(ActionTable, FindsWhatAnAgencyAndWhatTheStaffOfAManagerHaveToDo)
{
    const core::Date today = test::day("2026-12-03");
    core::ActionPoint later =
        an_action("later", {.contact = core::ContactId{"contact-gp"}}, "2026-12-05");
    later.not_before = test::day("2026-12-04");
    add(later);
    add(an_action("nurse", {.contact = core::ContactId{"contact-nurse"}}, "2026-12-04"));
    add(an_action("police", {.contact = core::ContactId{"contact-police"}}, "2026-12-01"));
    add(an_action("worker", {.user = worker}, "2026-12-02"));
    test::run(temp_.pool(), "update staff_user set line_manager_id = 'm' where id = 'worker-1'");
    const auto of_agency = [&] {
        return ids_of(read([&](core::ActionStore& actions) {
            return actions.open_of_agency(authority, core::AgencyId{"agency-health"}, today);
        }));
    };
    const auto of_managed = [&] {
        return ids_of(read([&](core::ActionStore& actions) {
            return actions.open_of_managed(authority, core::UserId{"m"}, today);
        }));
    };

    EXPECT_EQ(of_agency(), (Ids{"nurse"}));
    EXPECT_EQ(of_managed(), (Ids{"worker"}));
    test::run(temp_.pool(), "update family_case set level = 1 where id = 'case-1'");
    EXPECT_EQ(of_agency(), Ids{});
    EXPECT_EQ(of_managed(), Ids{});
}

TEST_P(ActionTable, KeepsWithWhomItWasAgreedAndWhenItWasHandedOn)
{
    core::ActionPoint action = an_action("a", {.user = worker}, "2026-12-03");
    add(action);
    action.agreed_with = core::PersonName{"Noor Stubb"};
    action.agreed_agency = "Health trust";
    action.handed_at = test::at("2026-12-01T09:00");
    action.agreed_due_on = test::day("2026-12-01");
    action.due_told_at = test::at("2026-12-02T09:00");
    ASSERT_TRUE(save(action, authority));

    const auto kept = read([](core::ActionStore& actions) {
        return actions.find(authority, core::ActionPointId{"a"});
    });

    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->action.agreed_with.reveal(), "Noor Stubb");
    EXPECT_EQ(kept->action.agreed_agency, "Health trust");
    EXPECT_EQ(kept->action.handed_at, action.handed_at);
    EXPECT_EQ(kept->action.agreed_due_on, action.agreed_due_on);
    EXPECT_EQ(kept->action.due_told_at, action.due_told_at);
}

TEST_P(ActionTable, KeepsHowFarItIsBesideTheStatusOfBefore)
{
    core::ActionPoint action = an_action("a", {.user = worker}, "2026-12-03");
    action.outcome_intended = core::FreeText{"She sleeps at night"};
    action.priority = core::ActionPriority::high;
    action.not_before = test::day("2026-12-01");
    core::set_status(
        action, core::ActionStatus::in_progress, worker.text(), test::at("2026-12-01T09:00"));
    add(action);
    const auto kept = [&] {
        return read([](core::ActionStore& actions) {
                   return actions.find(authority, core::ActionPointId{"a"});
               })
            .value()
            .action;
    };

    EXPECT_EQ(kept().status, core::ActionStatus::in_progress);
    EXPECT_EQ(kept().outcome_intended.reveal(), "She sleeps at night");
    EXPECT_EQ(kept().priority, core::ActionPriority::high);
    EXPECT_EQ(kept().not_before, test::day("2026-12-01"));

    action = kept();
    core::set_status(action, core::ActionStatus::done, worker.text(), test::at("2026-12-02T09:00"));
    core::set_status(
        action, core::ActionStatus::confirmed, "chair-1", test::at("2026-12-03T09:00"));
    ASSERT_TRUE(save(action, authority));
    EXPECT_EQ(kept().status, core::ActionStatus::confirmed);
    EXPECT_EQ(kept().started_at, test::at("2026-12-01T09:00"));
    EXPECT_EQ(kept().done_by, worker.text());
    EXPECT_EQ(kept().confirmed_by, "chair-1");
    EXPECT_TRUE(read([](core::ActionStore& actions) {
                    return actions.open_of_user(authority, worker, std::nullopt, 10, {});
                }).empty());
}

TEST_P(ActionTable, LetsOneAskOnADay)
{
    const auto claim = [&](const char* day) {
        return *database().transact([&](core::UnitOfWork& work) -> core::Result<bool> {
            return work.actions.claim_chase(
                authority, test::day(day), test::at("2026-12-01T09:00"));
        });
    };
    EXPECT_TRUE(claim("2026-12-01"));
    EXPECT_FALSE(claim("2026-12-01"));
    EXPECT_TRUE(claim("2026-12-02"));
    EXPECT_TRUE(read([](core::ActionStore& actions) {
        return actions.was_chased(authority, test::day("2026-12-02"));
    }));
    EXPECT_FALSE(read([](core::ActionStore& actions) {
        return actions.was_chased(another, test::day("2026-12-02"));
    }));
    const auto last_before = [&](const char* day) {
        return read([&](core::ActionStore& actions) {
            return actions.last_chased(authority, test::day(day));
        });
    };
    EXPECT_EQ(last_before("2026-12-05"), test::day("2026-12-02"));
    EXPECT_EQ(last_before("2026-12-02"), test::day("2026-12-01"));
    EXPECT_EQ(last_before("2026-12-01"), std::nullopt);
}

TEST_P(ActionTable, KeepsOneLinkForAnOwnerAndNoneOfTheOnesBefore)
{
    const core::ActionOwner nurse{.contact = core::ContactId{"contact-nurse"}};
    const auto keep = [&](const core::OwnerLink& link) {
        ASSERT_TRUE(database().transact([&](core::UnitOfWork& work) -> core::Result<core::Done> {
            work.actions.keep_owner_link(authority, nurse, link);
            return core::Done{};
        }));
    };
    const auto kept = [&](const core::AuthorityId& whose) {
        return read([&](core::ActionStore& actions) { return actions.owner_link(whose, nurse); });
    };
    const auto opens = [&](const char* hash, const char* when) {
        return read([&](core::ActionStore& actions) {
            return actions.owner_by_link(hash, test::at(when)).has_value();
        });
    };
    EXPECT_FALSE(kept(authority));
    keep({.generation = 1, .expires_at = test::at("2026-12-29T09:00"), .link_hash = "first"});
    EXPECT_TRUE(opens("first", "2026-12-29T08:59"));
    EXPECT_FALSE(opens("first", "2026-12-29T09:00"));

    const core::OwnerLink second{
        .generation = 2, .expires_at = test::at("2027-03-01T09:00"), .link_hash = "second"};
    keep(second);

    EXPECT_EQ(kept(authority), second);
    EXPECT_FALSE(kept(another));
    EXPECT_TRUE(opens("second", "2027-02-01T09:00"));
    EXPECT_FALSE(opens("first", "2026-12-01T09:00"));
}

TEST_P(ActionTable, RefusesAStaleChange)
{
    const core::ActionPoint action = an_action("a", {.user = worker}, "2026-12-03");
    add(action);
    ASSERT_TRUE(save(action, authority));

    const auto second = save(action, authority);

    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().refusal, core::Refusal::stale_version);
}

TEST_P(ActionTable, FindsTheOneALinkIsForWhateverTheAuthority)
{
    add(an_action("a", {.user = worker}, "2026-12-03"));

    const auto found =
        read([](core::ActionStore& actions) { return actions.find_by_link("link-a"); });

    ASSERT_TRUE(found);
    EXPECT_EQ(found->first, authority);
    EXPECT_EQ(found->second.action.id, core::ActionPointId{"a"});
    EXPECT_FALSE(read([](core::ActionStore& actions) { return actions.find_by_link("link-b"); }));
}

TEST_P(ActionTable, ListsWhatOthersOweOnTheCasesOfALeadWorkerChairOrTeam)
{
    add(an_action("theirs", {.contact = core::ContactId{"contact-police"}}, "2026-12-03"));
    add(an_action("mine", {.user = worker}, "2026-12-03"));
    const auto on_cases_of = [this](const char* user) {
        return ids_of(read([user](core::ActionStore& actions) {
            return actions.open_on_cases_of(authority, core::UserId{user}, 50);
        }));
    };

    EXPECT_EQ(on_cases_of("worker-1"), (Ids{"theirs"}));
    EXPECT_EQ(on_cases_of("chair-1"), (Ids{"mine", "theirs"}));
    EXPECT_EQ(on_cases_of("manager-1"), (Ids{"mine", "theirs"}));
    EXPECT_EQ(on_cases_of("stranger-1"), Ids{});

    test::run(temp_.pool(), "update family_case set level = 1 where id = 'case-1'");
    EXPECT_EQ(on_cases_of("manager-1"), Ids{});
    EXPECT_EQ(on_cases_of("worker-1"), (Ids{"theirs"}));
}

TEST_P(ActionTable, CountsWhatIsDueTodayOrLate)
{
    add(an_action("late", {.user = worker}, "2026-11-18"));
    add(an_action("today", {.user = worker}, "2026-11-23"));
    add(an_action("later", {.user = worker}, "2026-11-24"));

    EXPECT_EQ(read([](core::ActionStore& actions) {
                  return actions.count_due(authority, worker, test::day("2026-11-23"));
              }),
              2);
}

TEST_P(ActionTable, IsNotThereForAnotherAuthority)
{
    const core::ActionPoint action = an_action("a", {.user = worker}, "2026-12-03");
    add(action);

    EXPECT_FALSE(
        read([&](core::ActionStore& actions) { return actions.find(another, action.id); }));
    EXPECT_TRUE(read([](core::ActionStore& actions) {
                    return actions.of_case(another, core::CaseId{"case-1"});
                }).empty());
    EXPECT_FALSE(save(action, another));
}

QUORATE_ON_EVERY_DATABASE(ActionTable);

}  // namespace
}  // namespace quorate::db
