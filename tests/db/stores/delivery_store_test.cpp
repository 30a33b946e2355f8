#include "db/stores/delivery_store.hpp"

#include <gtest/gtest.h>

#include "core/outbox/outbox.hpp"
#include "core/unit_of_work.hpp"
#include "tests/support/dates.hpp"
#include "tests/support/meeting_rows.hpp"
#include "tests/support/store_test.hpp"

namespace quorate::db {
namespace {

using namespace std::chrono_literals;

const core::AuthorityId here{"authority-1"};
const core::AuthorityId elsewhere{"authority-2"};
const core::MeetingId meeting{"m1"};
const core::InviteeId seat{"seat-m1"};
const core::UserId somebody{"support-1"};
const core::Instant now = test::at("2026-11-23T10:00");

class DeliveriesOnDisk : public test::StoreTest {
protected:
    void SetUp() override
    {
        test::add_directory(temp_.pool());
        test::add_meeting(temp_.pool(), "m1", test::at("2026-12-01T10:00"));
    }

    template <class Deed>
    auto with(Deed deed)
    {
        return database().write([&](core::UnitOfWork& work) { return deed(work); });
    }

    void add(const std::string& id, int sequence, const char* state)
    {
        with([&](core::UnitOfWork& work) {
            core::OutboxMessage message;
            message.id = core::OutboxMessageId{id};
            message.authority = here;
            message.dedupe_key = id;
            message.kind = core::MessageKind::request;
            message.meeting = meeting;
            message.invitee = seat;
            message.sequence = sequence;
            message.to = core::Email{"lee@police.example"};
            message.message_id = id;
            message.next_at = message.created_at = now;
            return work.outbox.enqueue(message);
        });
        test::run(temp_.pool(),
                  std::string{"update outbox_message set state = '"} + state + "' where id = '" +
                      id + "'");
    }

    std::size_t undelivered(core::Instant at = now)
    {
        return with([&](core::UnitOfWork& work) { return work.deliveries.undelivered(here, at); })
            .size();
    }
};

TEST_P(DeliveriesOnDisk, KeepWhenEachThingWasFirst)
{
    with([](core::UnitOfWork& work) {
        core::DeliveryStore& deliveries = work.deliveries;
        EXPECT_FALSE(deliveries.is_link_opened(here, seat));
        EXPECT_TRUE(deliveries.note_opened(here, meeting, seat, now + 1h));
        EXPECT_FALSE(deliveries.is_link_opened(here, seat));
        EXPECT_TRUE(deliveries.note_link_opened(here, meeting, seat, now));
        EXPECT_FALSE(deliveries.note_link_opened(here, meeting, seat, now + 2h));
        EXPECT_FALSE(deliveries.note_opened(here, meeting, seat, now + 2h));
        EXPECT_TRUE(deliveries.is_link_opened(here, seat));
        EXPECT_FALSE(deliveries.is_recalled(here, seat));
        EXPECT_TRUE(deliveries.note_recalled(here, meeting, seat, somebody, now + 3h));
        EXPECT_FALSE(deliveries.note_recalled(here, meeting, seat, somebody, now + 4h));
        return 0;
    });

    const auto kept =
        with([](core::UnitOfWork& work) { return work.deliveries.of_meeting(here, meeting); });
    const core::SeatDelivery* known = kept.of(seat);
    ASSERT_NE(known, nullptr);
    EXPECT_EQ(known->link_opened_at, now);
    EXPECT_EQ(known->opened_at, now + 1h);
    EXPECT_EQ(known->recalled_at, now + 3h);
}

TEST_P(DeliveriesOnDisk, KeepWhichSeatADeputyGotOnce)
{
    const core::InviteeId deputy{"seat-deputy"};
    with([&](core::UnitOfWork& work) {
        core::DeliveryStore& deliveries = work.deliveries;
        EXPECT_TRUE(deliveries.note_link_opened(here, meeting, seat, now));
        EXPECT_TRUE(deliveries.note_handed(here, meeting, seat, deputy, somebody, now + 1h));
        EXPECT_FALSE(deliveries.note_handed(
            here, meeting, seat, core::InviteeId{"another"}, somebody, now + 2h));
        return 0;
    });

    const auto kept =
        with([](core::UnitOfWork& work) { return work.deliveries.of_meeting(here, meeting); });
    const core::SeatDelivery* known = kept.of(seat);
    ASSERT_NE(known, nullptr);
    EXPECT_EQ(known->link_opened_at, now);
    EXPECT_EQ(known->handed_at, now + 1h);
    EXPECT_EQ(known->handed_to, deputy);
    EXPECT_FALSE(known->recalled_at);
}

TEST_P(DeliveriesOnDisk, AreNobodyElses)
{
    add("a", 0, "sent");
    with([](core::UnitOfWork& work) {
        EXPECT_TRUE(work.outbox.mark_bounced(here, core::OutboxMessageId{"a"}, "5.1.1", now));
        return work.deliveries.note_recalled(here, meeting, seat, somebody, now);
    });

    with([](core::UnitOfWork& work) {
        EXPECT_TRUE(work.deliveries.of_meeting(elsewhere, meeting).events.empty());
        EXPECT_TRUE(work.deliveries.of_meeting(elsewhere, meeting).seats.empty());
        EXPECT_FALSE(work.deliveries.is_recalled(elsewhere, seat));
        EXPECT_TRUE(work.deliveries.undelivered(elsewhere, now).empty());
        return 0;
    });
}

TEST_P(DeliveriesOnDisk, NameTheSeatWhoseLastInvitationDidNotArrive)
{
    add("a", 0, "bounced");
    EXPECT_EQ(undelivered(), 1u);
    EXPECT_EQ(undelivered(test::at("2026-12-01T10:00")), 0u);  // the meeting has begun

    add("b", 1, "sent");
    EXPECT_EQ(undelivered(), 0u);
    test::run(temp_.pool(), "update outbox_message set state = 'failed' where id = 'b'");
    EXPECT_EQ(undelivered(), 1u);
    test::run(temp_.pool(), "update invitee set reply = 'attend' where id = 'seat-m1'");
    EXPECT_EQ(undelivered(), 0u);
}

TEST_P(DeliveriesOnDisk, NameTheMeetingsThatAreOffAndAboutWhichMailWasLost)
{
    const auto off = [&](core::Instant at = now) {
        return with(
            [&](core::UnitOfWork& work) { return work.deliveries.off_with_lost_mail(here, at); });
    };
    add("a", 0, "bounced");
    EXPECT_TRUE(off().empty());  // it takes place

    test::run(temp_.pool(), "update meeting set status = 'cancelled'");
    EXPECT_EQ(off(), std::vector<core::MeetingId>{meeting});
    EXPECT_TRUE(off(test::at("2026-12-01T10:00")).empty());  // it would have begun
    test::run(temp_.pool(), "update outbox_message set state = 'sent'");
    EXPECT_TRUE(off().empty());
}

TEST_P(DeliveriesOnDisk, KnowWhichAddressesNobodyHasChecked)
{
    const core::ContactId police{"contact-police"};
    const core::Email email{"Lee@Police.example"};
    const auto is_unchecked = [&](const core::AuthorityId& authority) {
        return with([&](core::UnitOfWork& work) {
            return work.deliveries.is_unchecked(
                authority, police, core::Email{"lee@police.example"});
        });
    };
    EXPECT_FALSE(is_unchecked(here)) << "what was there before counts as checked";

    with([&](core::UnitOfWork& work) {
        EXPECT_TRUE(work.deliveries.mark_unchecked(here, police, email, now));
        EXPECT_FALSE(work.deliveries.mark_unchecked(here, police, email, now));
        return true;
    });
    EXPECT_TRUE(is_unchecked(here));
    EXPECT_FALSE(is_unchecked(elsewhere));

    with([&](core::UnitOfWork& work) {
        EXPECT_TRUE(work.deliveries.mark_checked(here, police, email, somebody, "telephone", now));
        EXPECT_FALSE(work.deliveries.mark_checked(here, police, email, somebody, "telephone", now));
        EXPECT_FALSE(work.deliveries.mark_unchecked(here, police, email, now)) << "it stays known";
        return true;
    });
    EXPECT_FALSE(is_unchecked(here));
}

QUORATE_ON_EVERY_DATABASE(DeliveriesOnDisk);

}  // namespace
}  // namespace quorate::db
