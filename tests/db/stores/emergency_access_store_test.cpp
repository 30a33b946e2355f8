#include "db/stores/emergency_access_store.hpp"

#include <gtest/gtest.h>

#include "core/outbox/outbox.hpp"
#include "db/session/transaction.hpp"
#include "db/stores/alert_store.hpp"
#include "db/stores/case_store.hpp"
#include "db/stores/outbox_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/staffed_authority.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::CaseId;
using core::EmergencyAccess;
using core::EmergencyAccessId;
using core::UserId;
using std::chrono::hours;
using std::chrono::seconds;
using test::elsewhere;
using test::exampleshire;

const core::Instant now = test::at("2026-11-23T09:00");
const UserId asker{"sw-south"};

class EmergencyAccessOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_staffed_authorities(transaction_.sql());
        CaseStore cases{transaction_.sql()};
        for (const char* id : {"c1", "c2"})
            cases.add({.id = CaseId{id},
                       .authority = exampleshire,
                       .reference = std::string{"EX-"} + id,
                       .family_name = core::PersonName{"Testwood"},
                       .team = test::north,
                       .lead_worker = UserId{"sw"},
                       .created_at = now});
    }

    EmergencyAccessId add(const std::string& id, const std::string& family = "c1")
    {
        store_.add({.id = EmergencyAccessId{id},
                    .authority = exampleshire,
                    .user = asker,
                    .case_id = CaseId{family},
                    .reference = "EX-c1",
                    .reason = core::FreeText{"A child was found alone"},
                    .asked_at = now,
                    .credential = "session-1"});
        return EmergencyAccessId{id};
    }

    bool open(const EmergencyAccessId& id, core::Instant until = now + hours{1})
    {
        return store_.open(exampleshire, id, now, until, test::day("2026-11-25"));
    }

    bool is_let_in(core::Instant at, const UserId& user = asker, const char* family = "c1")
    {
        core::Actor actor = test::staff("sw-south");
        actor.user = user;
        CaseStore cases{transaction_.sql()};
        const bool live = store_.live(exampleshire, user, CaseId{family}, at).has_value();
        EXPECT_EQ(cases.facts(actor, CaseId{family}, at)->break_glass, live);
        return live;
    }

    Transaction transaction_{temp_.pool(), Access::write};
    EmergencyAccessStore store_{transaction_.sql()};
};

TEST_P(EmergencyAccessOnDisk, GivesBackWhatWasAskedFor)
{
    const auto id = add("e1");

    const EmergencyAccess found = store_.find(exampleshire, id).value();

    EXPECT_EQ(found.user, asker);
    EXPECT_EQ(found.case_id, CaseId{"c1"});
    EXPECT_EQ(found.reference, "EX-c1");
    EXPECT_EQ(found.reason.reveal(), "A child was found alone");
    EXPECT_EQ(found.asked_at, now);
    EXPECT_EQ(found.credential, "session-1");
    EXPECT_FALSE(found.opened_at);
    EXPECT_FALSE(found.approved_by);
    EXPECT_FALSE(store_.find(elsewhere, id));
}

TEST_P(EmergencyAccessOnDisk, LetsInUntilItEndsAndNobodyElse)
{
    const auto id = add("e1");
    EXPECT_FALSE(is_let_in(now));

    EXPECT_TRUE(open(id));

    EXPECT_FALSE(open(id)) << "only once";
    EXPECT_TRUE(is_let_in(now + hours{1} - seconds{1}));
    EXPECT_FALSE(is_let_in(now + hours{1}));
    EXPECT_FALSE(is_let_in(now, UserId{"cc-south"}));
    EXPECT_FALSE(is_let_in(now, asker, "c2"));
    EXPECT_EQ(store_.live_of(exampleshire, asker, now).size(), 1u);
    EXPECT_TRUE(store_.live_of(elsewhere, asker, now).empty());
}

TEST_P(EmergencyAccessOnDisk, LetsNobodyIntoWhatWasSealedSinceWithoutASecondPerson)
{
    const auto alone = add("e1");
    ASSERT_TRUE(open(alone));
    transaction_.sql().run_once("update family_case set level = 2");
    EXPECT_FALSE(is_let_in(now));
    EXPECT_TRUE(store_.live_of(exampleshire, asker, now).empty());

    const auto approved = add("e2");
    ASSERT_TRUE(store_.approve(exampleshire, approved, UserId{"sm"}, "session-2", now));
    ASSERT_TRUE(open(approved));

    EXPECT_TRUE(is_let_in(now));
    EXPECT_EQ(store_.live_of(exampleshire, asker, now).size(), 1u);
}

TEST_P(EmergencyAccessOnDisk, IsKeptForAReferenceThatNoFamilyHas)
{
    const auto id = add("e1", "");

    EXPECT_TRUE(store_.find(exampleshire, id)->case_id.empty());
    EXPECT_FALSE(open(id));
    EXPECT_TRUE(store_.waiting(exampleshire, now - hours{1}).empty());
    EXPECT_EQ(store_.asked_by(exampleshire, asker, now).size(), 1u);
    EXPECT_TRUE(store_.asked_by(exampleshire, asker, now + seconds{1}).empty());
}

TEST_P(EmergencyAccessOnDisk, WaitsUntilItIsApprovedOnce)
{
    const auto id = add("e1");
    EXPECT_EQ(store_.waiting(exampleshire, now - hours{1}).size(), 1u);
    EXPECT_TRUE(store_.waiting(exampleshire, now).empty());
    EXPECT_TRUE(store_.waiting(elsewhere, now - hours{1}).empty());

    EXPECT_FALSE(store_.approve(elsewhere, id, UserId{"sm"}, "session-2", now));
    EXPECT_TRUE(store_.approve(exampleshire, id, UserId{"sm"}, "session-2", now + seconds{5}));

    EXPECT_FALSE(store_.approve(exampleshire, id, UserId{"tm"}, "session-2", now));
    EXPECT_TRUE(store_.waiting(exampleshire, now - hours{1}).empty());
    EXPECT_EQ(store_.find(exampleshire, id)->approved_by, UserId{"sm"});
    EXPECT_EQ(store_.find(exampleshire, id)->approver_credential, "session-2");
    EXPECT_EQ(store_.find(exampleshire, id)->approved_at, now + seconds{5});
}

TEST_P(EmergencyAccessOnDisk, EndsEarlyOnce)
{
    const auto id = add("e1");
    EXPECT_FALSE(store_.end(exampleshire, id, now)) << "it is not open";
    ASSERT_TRUE(open(id));

    EXPECT_TRUE(store_.end(exampleshire, id, now + seconds{9}));

    EXPECT_FALSE(store_.end(exampleshire, id, now + seconds{9}));
    EXPECT_FALSE(is_let_in(now + seconds{9}));
    EXPECT_TRUE(store_.ended(now + hours{9}).empty()) << "its end is noted already";
}

TEST_P(EmergencyAccessOnDisk, IsNotedAsEndedOnce)
{
    const auto id = add("e1");
    ASSERT_TRUE(open(id));
    EXPECT_TRUE(store_.ended(now + hours{1} - seconds{1}).empty());

    EXPECT_EQ(store_.ended(now + hours{1}).size(), 1u);
    EXPECT_TRUE(store_.note_end(exampleshire, id, now + hours{1}));

    EXPECT_FALSE(store_.note_end(exampleshire, id, now + hours{1}));
    EXPECT_TRUE(store_.ended(now + hours{1}).empty());
}

TEST_P(EmergencyAccessOnDisk, IsReviewedOnce)
{
    const auto id = add("e1");
    EXPECT_TRUE(store_.to_review(exampleshire).empty()) << "it was not opened";
    ASSERT_TRUE(open(id));
    EmergencyAccess found = store_.to_review(exampleshire).front();
    found.reviewed_by = UserId{"ad"};
    found.reviewed_at = now + hours{2};
    found.is_justified = true;
    found.review_note = core::FreeText{"The police asked for it"};

    EXPECT_TRUE(store_.review(found));

    EXPECT_FALSE(store_.review(found));
    EXPECT_TRUE(store_.to_review(exampleshire).empty());
    const auto reviewed = store_.reviewed(exampleshire, 5);
    ASSERT_EQ(reviewed.size(), 1u);
    EXPECT_EQ(reviewed.front().reviewed_by, UserId{"ad"});
    EXPECT_TRUE(reviewed.front().is_justified);
    EXPECT_EQ(reviewed.front().review_note.reveal(), "The police asked for it");
    EXPECT_EQ(reviewed.front().review_by, test::day("2026-11-25"));
    EXPECT_EQ(store_.opened_since(exampleshire, asker, now - seconds{1}), 1);
    EXPECT_EQ(store_.opened_since(exampleshire, asker, now), 0);
}

TEST_P(EmergencyAccessOnDisk, IsOverdueOnceFromTheDayAfterItsReviewWasDue)
{
    const auto id = add("e1");
    EXPECT_TRUE(store_.overdue(test::day("2027-01-01")).empty()) << "it was not opened";
    ASSERT_TRUE(open(id));
    EXPECT_TRUE(store_.overdue(test::day("2026-11-25")).empty());

    EXPECT_EQ(store_.overdue(test::day("2026-11-26")).size(), 1u);
    EXPECT_TRUE(store_.note_overdue(exampleshire, id, now));

    EXPECT_FALSE(store_.note_overdue(exampleshire, id, now));
    EXPECT_TRUE(store_.overdue(test::day("2026-11-26")).empty());
}

TEST_P(EmergencyAccessOnDisk, IsCountedForAnAlertFromTheDayAfterItsReviewWasDue)
{
    AlertStore alerts{transaction_.sql()};
    ASSERT_TRUE(open(add("e1")));
    EXPECT_TRUE(alerts.counts(exampleshire, test::at("2026-11-25T12:00")).empty());

    const auto counts = alerts.counts(exampleshire, test::at("2026-11-26T12:00"));

    ASSERT_EQ(counts.size(), 1u);
    EXPECT_EQ(counts.front().actor, asker.text());
    EXPECT_EQ(counts.front().not_reviewed, 1);
    EXPECT_TRUE(alerts.counts(elsewhere, test::at("2026-11-26T12:00")).empty());
}

TEST_P(EmergencyAccessOnDisk, IsToldByAMessageAboutNoMeeting)
{
    OutboxStore outbox{transaction_.sql()};
    const core::OutboxMessage told{.id = core::OutboxMessageId{"o1"},
                                   .authority = exampleshire,
                                   .dedupe_key = "k",
                                   .kind = core::MessageKind::emergency_access,
                                   .emergency = "e1",
                                   .sequence = 1,
                                   .to = core::Email{"tm@council.example"},
                                   .message_id = "mid",
                                   .next_at = now,
                                   .created_at = now};
    ASSERT_TRUE(outbox.enqueue(told));

    const auto found = outbox.find(exampleshire, told.id).value();

    EXPECT_EQ(found.kind, core::MessageKind::emergency_access);
    EXPECT_EQ(found.emergency, "e1");
    EXPECT_FALSE(found.notice);
}

QUORATE_ON_EVERY_DATABASE(EmergencyAccessOnDisk);

}  // namespace
}  // namespace quorate::db
