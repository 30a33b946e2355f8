#include "db/stores/alert_store.hpp"

#include <gtest/gtest.h>

#include "core/unit_of_work.hpp"
#include "tests/support/audit_rows.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using test::at;
using test::day;
using test::exampleshire;
using test::logged;

const core::Instant now = at("2026-11-23T10:00");

class AlertsKept : public test::StoreTest {
protected:
    void SetUp() override { test::add_staffed_authorities(temp_.pool()); }

    void look(const std::string& actor, const std::string& family, core::Instant when)
    {
        auto record = logged(actor, "SW", "case.view_summary", when);
        record.case_id = core::CaseId{family};
        test::add_to_log(database(), record);
    }

    void refuse(const std::string& actor,
                const std::string& action,
                const std::string& code,
                core::Instant when)
    {
        auto record = logged(actor, "SW", action, when);
        record.result = code;
        test::add_to_log(database(), record);
    }

    std::vector<core::ActorCounts> counts()
    {
        return database().read(
            [](core::UnitOfWork& work) { return work.alerts.counts(exampleshire, now); });
    }

    static core::AuditAlert alert(const std::string& id, const std::string& on = "2026-11-23")
    {
        return {.id = core::AuditAlertId{id},
                .authority = exampleshire,
                .kind = core::AlertKind::many_refusals,
                .subject = "sw",
                .day = day(on),
                .times = 21,
                .raised_at = now};
    }

    bool raise(const core::AuditAlert& alert)
    {
        return database().write([&](core::UnitOfWork& work) { return work.alerts.raise(alert); });
    }

    std::vector<core::AuditAlert> list(const std::string& before = {}, int limit = 10)
    {
        return database().read([&](core::UnitOfWork& work) {
            return work.alerts.list(exampleshire, core::AuditAlertId{before}, limit);
        });
    }
};

TEST_P(AlertsKept, CountFamiliesOnceADayAndTheDaysBeforeApart)
{
    look("sw", "case-1", at("2026-11-23T09:00"));
    look("sw", "case-1", at("2026-11-23T09:30"));
    look("sw", "case-2", at("2026-11-22T11:00"));
    look("sw", "case-3", at("2026-11-20T09:00"));
    look("sw", "case-4", at("2026-10-01T09:00"));

    const auto found = counts();

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].actor, "sw");
    EXPECT_EQ(found[0].families, 2);
    EXPECT_EQ(found[0].families_before, std::vector<std::int64_t>{1});
}

TEST_P(AlertsKept, CountRefusalsForWantOfARightInTheLastDayAlone)
{
    refuse("sw", "case.view_summary", "QUO-001", at("2026-11-23T09:00"));
    refuse("sw", "case.edit", "QUO-002", at("2026-11-23T09:00"));
    refuse("sw", "auth.failed", "QUO-007", at("2026-11-23T09:00"));
    refuse("sw", "case.edit", "QUO-002", at("2026-11-22T09:00"));
    refuse("", "case.edit", "QUO-002", at("2026-11-23T09:00"));

    const auto found = counts();

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].refusals, 2);
}

TEST_P(AlertsKept, CountRecallsBreakGlassAndAttempts)
{
    test::add_to_log(database(),
                     logged("bs", "BS", "invite.correct_and_recall", at("2026-11-23T09:30")));
    test::add_to_log(database(),
                     logged("bs", "BS", "invite.correct_and_recall", at("2026-11-23T08:30")));
    test::add_to_log(database(), logged("bs", "BS", "case.break_glass", at("2026-11-18T08:30")));
    refuse("bs", "participant.add_excluded", "QUO-019", at("2026-11-23T08:30"));

    const auto found = counts();

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].recalls, 1);
    EXPECT_EQ(found[0].break_glass, 1);
    EXPECT_EQ(found[0].excluded_attempts, 1);
}

TEST_P(AlertsKept, CountCopiedPasskeysOfTheLastDay)
{
    refuse("sw", "auth.mfa.passkey_copied", "refused", at("2026-11-23T09:00"));
    refuse("sw", "auth.mfa.passkey_copied", "refused", at("2026-11-21T09:00"));
    refuse("sw", "auth.mfa.passkey_failed", "refused", at("2026-11-23T09:00"));

    const auto found = counts();

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].copied_passkeys, 1);
}

TEST_P(AlertsKept, CountAddressesThatWereRefusedInTheLastHour)
{
    refuse("bs", "contact.create_edit", "QUO-010", at("2026-11-23T09:30"));
    refuse("bs", "contact.create_edit", "QUO-010", at("2026-11-23T08:30"));

    const auto found = counts();

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].misdirected, 1);
    EXPECT_EQ(found[0].refusals, 0);
}

TEST_P(AlertsKept, AreOneOfAKindAPersonAndDay)
{
    EXPECT_TRUE(raise(alert("alert-1")));
    EXPECT_FALSE(raise(alert("alert-2")));
    EXPECT_TRUE(raise(alert("alert-3", "2026-11-24")));
}

TEST_P(AlertsKept, AreListedNewestFirstByStretches)
{
    raise(alert("alert-1", "2026-11-21"));
    raise(alert("alert-2", "2026-11-22"));
    raise(alert("alert-3", "2026-11-23"));

    const auto first = list({}, 2);
    const auto rest = list(first.back().id.text(), 2);

    ASSERT_EQ(first.size(), 2u);
    EXPECT_EQ(first[0].id.text(), "alert-3");
    ASSERT_EQ(rest.size(), 1u);
    EXPECT_EQ(rest[0].day, day("2026-11-21"));
    EXPECT_EQ(rest[0].times, 21);
    EXPECT_FALSE(rest[0].seen_by);
}

TEST_P(AlertsKept, AreSeenOnce)
{
    raise(alert("alert-1"));
    const auto see = [&](const core::AuthorityId& authority) {
        return database().write([&](core::UnitOfWork& work) {
            return work.alerts.mark_seen(authority,
                                         core::AuditAlertId{"alert-1"},
                                         core::UserId{"ad"},
                                         now,
                                         core::FreeText{"A new desk"});
        });
    };

    EXPECT_FALSE(see(test::elsewhere));
    EXPECT_TRUE(see(exampleshire));
    EXPECT_FALSE(see(exampleshire));
    EXPECT_EQ(list().front().note.reveal(), "A new desk");
    EXPECT_EQ(list().front().seen_by, core::UserId{"ad"});
    EXPECT_EQ(
        database().read([](core::UnitOfWork& work) { return work.alerts.unseen(exampleshire); }),
        0);
}

TEST_P(AlertsKept, AreToldOfOnceUnlessThatFailed)
{
    raise(alert("alert-1"));
    raise(alert("alert-2", "2026-11-24"));
    const auto claim = [&] {
        return database().write(
            [](core::UnitOfWork& work) { return work.alerts.claim_untold(exampleshire, now); });
    };

    EXPECT_EQ(claim(), 2);
    EXPECT_EQ(claim(), 0);
    database().write([](core::UnitOfWork& work) {
        work.alerts.unclaim(exampleshire, now);
        return 0;
    });
    EXPECT_EQ(claim(), 2);
}

QUORATE_ON_EVERY_DATABASE(AlertsKept);

}  // namespace
}  // namespace quorate::db
