#include "db/stores/pack_store.hpp"

#include <gtest/gtest.h>

#include "core/pack/agency_report_store.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using core::InviteeId;
using core::MeetingId;
using test::at;

const core::AuthorityId here{"authority-1"};
const core::AuthorityId elsewhere{"authority-2"};
const MeetingId meeting{"m1"};
const InviteeId seat{"seat-m1"};
const core::Instant now = at("2026-11-20T09:00");

class PacksOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", at("2026-11-25T10:00"));
    }

    template <class Deed>
    auto with(Deed deed)
    {
        return database().write([&](core::UnitOfWork& work) { return deed(work.packs); });
    }

    static core::MeetingPack pack()
    {
        return {.authority = here,
                .meeting = meeting,
                .release_at = at("2026-11-23T10:00"),
                .chosen_for = at("2026-11-25T10:00"),
                .left_out = {seat},
                .composed_by = core::UserId{"support-1"},
                .composed_at = now};
    }

    void choose(const core::MeetingPack& chosen)
    {
        ASSERT_TRUE(with([&](core::PackStore& store) { return store.save(chosen); }));
    }

    void report(const char* id, int number)
    {
        database().write([&](core::UnitOfWork& work) {
            work.agency_reports.add({.id = core::AgencyReportId{id},
                                     .authority = here,
                                     .meeting = meeting,
                                     .seat = seat,
                                     .number = number,
                                     .received_on = test::day("2026-11-19"),
                                     .saved_at = now + std::chrono::hours{number}});
            return 0;
        });
    }

    bool release(int number, const char* report, int item)
    {
        return with([&](core::PackStore& store) {
            return store.add_version(here,
                                     meeting,
                                     {.number = number, .released_at = now},
                                     {{.number = item,
                                       .pack_version = number,
                                       .report = core::AgencyReportId{report},
                                       .seat = seat,
                                       .replaces = item - 1}});
        });
    }

    core::OpenPack open()
    {
        return with([](core::PackStore& store) { return store.open_packs(here, now).at(0); });
    }
};

TEST_P(PacksOnDisk, KeepWhatWasChosenByItsVersion)
{
    const auto found = [&](const core::AuthorityId& whose) {
        return with([&](core::PackStore& store) { return store.find(whose, meeting); });
    };
    EXPECT_EQ(found(here), std::nullopt);
    choose(pack());
    core::MeetingPack kept = pack();
    kept.version = 1;
    EXPECT_EQ(found(here), kept);
    EXPECT_EQ(found(elsewhere), std::nullopt);

    EXPECT_EQ(with([](core::PackStore& store) { return store.save(pack()); }).error().refusal,
              core::Refusal::stale_version);
    kept.release_at = std::nullopt;
    kept.left_out.clear();
    const auto saved = with([&](core::PackStore& store) { return store.save(kept); });
    ASSERT_TRUE(saved);
    EXPECT_EQ(*saved, 2);
    EXPECT_EQ(found(here)->release_at, std::nullopt);
    EXPECT_TRUE(found(here)->left_out.empty());
}

TEST_P(PacksOnDisk, ReleaseAVersionOnce)
{
    choose(pack());
    report("r1", 1);
    EXPECT_TRUE(release(1, "r1", 1));
    EXPECT_FALSE(release(1, "r1", 2));

    const auto items = with([](core::PackStore& store) { return store.items(here, meeting); });
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].number, 1);
    EXPECT_EQ(items[0].report, core::AgencyReportId{"r1"});
    const auto versions =
        with([](core::PackStore& store) { return store.versions(here, meeting); });
    ASSERT_EQ(versions.size(), 1U);
    EXPECT_EQ(versions[0], (core::PackVersion{.number = 1, .released_at = now}));
    EXPECT_TRUE(
        with([](core::PackStore& store) { return store.items(elsewhere, meeting); }).empty());
}

TEST_P(PacksOnDisk, KnowWhoOpenedThemAndWhatAMessageTold)
{
    choose(pack());
    report("r1", 1);
    ASSERT_TRUE(release(1, "r1", 1));
    const core::PackReader reader{.seat = seat,
                                  .pack_version = 1,
                                  .released_at = now,
                                  .message = core::OutboxMessageId{"o1"}};
    const auto add = [&] {
        return with(
            [&](core::PackStore& store) { return store.add_reader(here, meeting, reader); });
    };
    EXPECT_TRUE(add());
    EXPECT_FALSE(add());
    for (const char* when : {"2026-11-23T11:00", "2026-11-23T12:00"})
        with([&](core::PackStore& store) {
            store.mark_opened(here, meeting, seat, 1, at(when));
            return 0;
        });

    const auto readers = with([](core::PackStore& store) { return store.readers(here, meeting); });
    ASSERT_EQ(readers.size(), 1U);
    EXPECT_EQ(readers[0].opened_at, at("2026-11-23T11:00"));
    EXPECT_EQ(readers[0].openings, 2);
    const auto told = [&](const char* message) {
        return with([&](core::PackStore& store) {
            return store.told_by(here, core::OutboxMessageId{message});
        });
    };
    EXPECT_EQ(told("o1"), readers[0]);
    EXPECT_EQ(told("o2"), std::nullopt);
    EXPECT_EQ(told(""), std::nullopt);
}

TEST_P(PacksOnDisk, SayWhatWaitsOfThoseAhead)
{
    core::MeetingPack chosen = pack();
    chosen.left_out.clear();
    choose(chosen);
    EXPECT_EQ(open().waiting_since, std::nullopt);
    EXPECT_EQ(open().released, 0);
    EXPECT_TRUE(open().is_new_seat);
    EXPECT_EQ(open().pack.release_at, chosen.release_at);
    report("r1", 1);
    EXPECT_EQ(open().waiting_since, now + std::chrono::hours{1});
    ASSERT_TRUE(release(1, "r1", 1));
    EXPECT_EQ(open().waiting_since, std::nullopt);
    EXPECT_EQ(open().released, 1);
    report("r2", 2);
    EXPECT_EQ(open().waiting_since, now + std::chrono::hours{2});
    chosen.version = 1;
    chosen.left_out = {seat};
    choose(chosen);
    EXPECT_EQ(open().waiting_since, std::nullopt);
    with([](core::PackStore& store) {
        return store.add_reader(
            here, meeting, {.seat = seat, .pack_version = 1, .released_at = now});
    });
    EXPECT_FALSE(open().is_new_seat);
    ASSERT_TRUE(release(2, "r2", 2));
    EXPECT_TRUE(open().is_new_seat) << "the second version went to nobody yet";

    EXPECT_EQ(open().pack.left_out, chosen.left_out);
    const auto is_found = [&](const core::MeetingId& id, const char* when) {
        return with([&](core::PackStore& store) {
            return store.find_open(here, id, at(when)).has_value();
        });
    };
    EXPECT_TRUE(is_found(meeting, "2026-11-25T09:59"));
    EXPECT_FALSE(is_found(meeting, "2026-11-25T10:00"));
    EXPECT_FALSE(is_found(core::MeetingId{"another"}, "2026-11-25T09:59"));

    const auto ahead_at = [&](const char* when) {
        return with(
            [&](core::PackStore& store) { return store.open_packs(here, at(when)).size(); });
    };
    EXPECT_EQ(ahead_at("2026-11-25T09:59"), 1U);
    EXPECT_EQ(ahead_at("2026-11-25T10:00"), 0U);
    test::run(temp_.pool(), "update meeting set status = 'cancelled'");
    EXPECT_EQ(ahead_at("2026-11-20T09:00"), 0U);
}

QUORATE_ON_EVERY_DATABASE(PacksOnDisk);

}  // namespace
}  // namespace quorate::db
