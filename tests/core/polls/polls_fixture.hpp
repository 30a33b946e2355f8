#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "core/polls/answer_poll.hpp"
#include "core/polls/known_poll.hpp"
#include "core/polls/poll_mail.hpp"
#include "core/polls/settle_poll.hpp"
#include "core/polls/start_poll.hpp"
#include "tests/core/scheduling/scheduling_fixture.hpp"

namespace quorate::test {

/// A conference of case-1 that waits for police and health visitor, on Friday 20 November 2026 at
/// nine; both are asked about Wednesday and Thursday at ten.
class PollsTest : public SchedulingTest {
protected:
    void SetUp() override
    {
        SchedulingTest::SetUp();
        add_limit("2026-11-30");
        ASSERT_TRUE(save(needs()));
    }

    static core::PollSlot slot(const std::string& starts_at)
    {
        return {.starts_at = at(starts_at),
                .chair = core::UserId{"chair-1"},
                .room = core::RoomId{"room-1"}};
    }

    static core::SeatHolder police() { return {.contact = core::ContactId{"contact-police"}}; }
    static core::SeatHolder nurse() { return {.contact = core::ContactId{"contact-nurse"}}; }

    static core::StartPoll asked()
    {
        return {.case_id = core::CaseId{"case-1"},
                .type = "initial_cp_conference",
                .slots = {slot("2026-11-25T10:00"), slot("2026-11-26T10:00")},
                .ask = {police(), nurse()}};
    }

    core::Result<core::Poll> start(const core::StartPoll& what, const std::string& by = "support-1")
    {
        return database().transact([&](core::UnitOfWork& work) {
            return core::start_poll(work, tools(), person(by), what);
        });
    }

    core::Poll started()
    {
        const auto poll = start(asked());
        EXPECT_TRUE(poll);
        return *poll;
    }

    core::Poll stored(const core::PollId& id)
    {
        return *database().read([&](core::UnitOfWork& work) {
            return core::known_poll(work, person("support-1"), id, clock_.now());
        });
    }

    std::string token_of(const core::Poll& poll, const core::SeatHolder& holder)
    {
        const auto seat = std::ranges::find(poll.seats, holder, &core::PollSeat::holder);
        return links_.token(core::poll_link_purpose, seat->id.text(), 1);
    }

    core::Result<core::Done> answer(const core::Poll& poll,
                                    const core::SeatHolder& holder,
                                    const std::vector<std::string>& answers)
    {
        return database().transact([&](core::UnitOfWork& work) {
            return core::answer_poll(
                work, tools(), token_of(poll, holder), "203.0.113.0/24", answers);
        });
    }

    core::Result<core::PollSeatView> seen(const core::Poll& poll, const core::SeatHolder& holder)
    {
        return database().read([&](core::UnitOfWork& work) {
            return core::view_poll_seat(work, tools(), token_of(poll, holder));
        });
    }

    core::Result<core::PollOutcome> settle_by_itself(const core::Poll& poll)
    {
        return database().transact([&](core::UnitOfWork& work) {
            return core::settle_by_itself(work, tools(), {poll.authority, poll.id});
        });
    }

    core::Result<core::MeetingId> settle(const core::Poll& poll,
                                         std::size_t choice,
                                         const std::string& by = "support-1",
                                         const core::Confirmed& confirmed = {})
    {
        return database().transact([&](core::UnitOfWork& work) {
            return core::settle_poll(work, tools(), person(by), poll.id, choice, confirmed);
        });
    }

    core::Result<core::Done> stop(const core::Poll& poll)
    {
        return database().transact([&](core::UnitOfWork& work) {
            return core::stop_poll(work, tools(), person("support-1"), poll.id);
        });
    }

    core::Result<core::Poll> again(const core::Poll& poll)
    {
        return database().transact([&](core::UnitOfWork& work) {
            return core::ask_again(work, tools(), person("support-1"), poll.id);
        });
    }

    /// What waits to be sent about polls, each once: "poll 1", "poll_outcome 1".
    std::vector<std::string> mails()
    {
        std::vector<std::string> found;
        const auto messages = database().write([&](core::UnitOfWork& work) {
            return work.outbox.lease(
                clock_.now(), clock_.now() + std::chrono::hours{1}, "lease-test", 50);
        });
        for (const core::OutboxMessage& each : messages)
            if (each.poll_seat)
                found.push_back(std::string{code(each.kind)} + ' ' + std::to_string(each.sequence));
        database().write([&](core::UnitOfWork& work) {
            for (const core::OutboxMessage& each : messages) {
                work.outbox.mark_sending(each.id, "lease-test", "bytes", clock_.now());
                work.outbox.mark_sent(each.id, "lease-test", "250", "", clock_.now());
            }
            return true;
        });
        std::ranges::sort(found);
        return found;
    }
};

}  // namespace quorate::test
