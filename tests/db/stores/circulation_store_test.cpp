#include "db/stores/circulation_store.hpp"

#include <gtest/gtest.h>

#include "core/outbox/outbox.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

const core::AuthorityId authority{"authority-1"};
const core::AuthorityId another{"authority-2"};
const core::MeetingId meeting{"m1"};

core::Circulation a_circulation(const std::string& id)
{
    return {.id = core::CirculationId{id},
            .meeting = meeting,
            .invitee = core::InviteeId{"seat-m1"},
            .contact = core::ContactId{"contact-police"},
            .released = {.sections = {core::MinuteSectionId{"s1"}, core::MinuteSectionId{"s2"}},
                         .actions = {core::ActionPointId{"a1"}},
                         .plan = {core::PlanPartId{"p1"}}},
            .link_hash = "link-" + id,
            .sent_by = core::UserId{"support-1"},
            .sent_at = test::at("2026-11-26T09:00"),
            .expires_at = test::at("2027-01-25T09:00")};
}

class CirculationTable : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-11-25T10:00"));
        write(
            [](core::UnitOfWork& work) { work.circulations.add(authority, a_circulation("c1")); });
    }

    template <class Act>
    void write(Act act)
    {
        const auto done = database().transact([&](core::UnitOfWork& work) {
            act(work);
            return core::Result<core::Done>{core::Done{}};
        });
        ASSERT_TRUE(done);
    }

    core::CirculationRow row()
    {
        return database().read([](core::UnitOfWork& work) {
            return work.circulations.of_meeting(authority, meeting).front();
        });
    }
};

TEST_P(CirculationTable, KeepsExactlyWhatWasReleasedToWhom)
{
    const core::CirculationRow kept = row();

    EXPECT_EQ(kept.circulation.released, a_circulation("c1").released);
    EXPECT_EQ(kept.circulation.contact, core::ContactId{"contact-police"});
    EXPECT_EQ(kept.recipient_name.reveal(), "Lee Fixture");
    EXPECT_EQ(kept.recipient_job, "Detective constable");
    EXPECT_EQ(kept.agency_name, "Police protection unit");
    EXPECT_EQ(kept.message_state, "");
    EXPECT_EQ(delivery_of(kept), core::Delivery::no_address);
}

TEST_P(CirculationTable, SaysWhereItsMessageStands)
{
    write([](core::UnitOfWork& work) {
        work.outbox.enqueue({.id = core::OutboxMessageId{"o1"},
                             .authority = authority,
                             .dedupe_key = "minutes:c1:0",
                             .kind = core::MessageKind::minutes,
                             .meeting = meeting,
                             .circulation = core::CirculationId{"c1"},
                             .to = core::Email{"lee@police.example"},
                             .message_id = "o1"});
    });

    EXPECT_EQ(row().message_state, "pending");
    EXPECT_EQ(delivery_of(row()), core::Delivery::queued);
}

TEST_P(CirculationTable, KeepsTheFirstOpening)
{
    const auto open_at = [this](const char* time) {
        write([time](core::UnitOfWork& work) {
            work.circulations.mark_opened(authority, core::CirculationId{"c1"}, test::at(time));
        });
    };
    open_at("2026-11-27T08:00");
    open_at("2026-11-28T08:00");

    EXPECT_EQ(row().circulation.opened_at, test::at("2026-11-27T08:00"));
    EXPECT_EQ(delivery_of(row()), core::Delivery::opened);
}

TEST_P(CirculationTable, IsTakenBackOnce)
{
    bool first = false;
    bool second = true;
    write([&](core::UnitOfWork& work) {
        const core::Instant now = test::at("2026-11-27T08:00");
        first = work.circulations.revoke(authority, core::CirculationId{"c1"}, now);
        second = work.circulations.revoke(authority, core::CirculationId{"c1"}, now);
    });

    EXPECT_TRUE(first);
    EXPECT_FALSE(second);
    EXPECT_EQ(delivery_of(row()), core::Delivery::revoked);
    EXPECT_FALSE(row().circulation.is_live(test::at("2026-11-27T08:00")));
}

TEST_P(CirculationTable, IsFoundByItsLinkAndByNothingElse)
{
    const auto found = database().read(
        [](core::UnitOfWork& work) { return work.circulations.find_by_link("link-c1"); });
    ASSERT_TRUE(found);
    EXPECT_EQ(found->first, authority);

    EXPECT_FALSE(database().read(
        [](core::UnitOfWork& work) { return work.circulations.find_by_link("link-c2"); }));
    EXPECT_FALSE(database().read([](core::UnitOfWork& work) {
        return work.circulations.find(another, core::CirculationId{"c1"});
    }));
}

QUORATE_ON_EVERY_DATABASE(CirculationTable);

}  // namespace
}  // namespace quorate::db
