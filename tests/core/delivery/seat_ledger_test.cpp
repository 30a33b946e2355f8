#include "core/delivery/seat_ledger.hpp"

#include <gtest/gtest.h>

#include "tests/support/dates.hpp"

namespace quorate::core {
namespace {

using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

const Instant start = test::at("2026-11-23T09:00");
const InviteeId seat_1{"seat-1"};

Invitee a_seat()
{
    Invitee seat;
    seat.id = seat_1;
    seat.email = Email{"lee@police.example"};
    return seat;
}

OutboxMessage invitation(int sequence, MessageState state, Instant at = start)
{
    OutboxMessage message;
    message.id = OutboxMessageId{"m" + std::to_string(sequence)};
    message.invitee = seat_1;
    message.sequence = sequence;
    message.to = Email{"lee@police.example"};
    message.state = state;
    message.created_at = at;
    return message;
}

Lines steps(const std::vector<LedgerLine>& lines)
{
    Lines words;
    for (const LedgerLine& line : lines)
        words.push_back(std::string{code(line.step)} +
                        (line.code.empty() ? std::string{} : " " + line.code));
    return words;
}

TEST(SeatLedger, TellsWhatHappenedInItsOrder)
{
    Invitee seat = a_seat();
    seat.reply = Reply::attend;
    seat.replied_at = start + 3h;
    const OutboxMessageId id{"m0"};
    const MeetingDelivery delivery{.events = {{.message = id,
                                               .seat = seat_1,
                                               .step = DeliveryStep::deferred,
                                               .at = start + 1min,
                                               .code = "451",
                                               .next_at = start + 2min},
                                              {.message = id,
                                               .seat = seat_1,
                                               .step = DeliveryStep::sent,
                                               .at = start + 2min,
                                               .code = "250"}},
                                   .seats = {{.seat = seat_1, .link_opened_at = start + 1h}}};

    const auto lines = seat_ledger({seat}, {invitation(0, MessageState::sent)}, delivery);

    EXPECT_EQ(steps(lines),
              (Lines{"queued", "deferred 451", "sent 250", "link_opened", "replied"}));
    EXPECT_EQ(lines[1].next_at, start + 2min);
    EXPECT_EQ(lines[4].reply, Reply::attend);
}

TEST(SeatLedger, SaysThatAMessageWasWrittenBeforeItLeftWhateverMomentItBears)
{
    const MeetingDelivery delivery{.events = {{.message = OutboxMessageId{"m0"},
                                               .seat = seat_1,
                                               .step = DeliveryStep::sent,
                                               .at = start,
                                               .code = "250"}},
                                   .seats = {}};

    const auto lines =
        seat_ledger({a_seat()}, {invitation(0, MessageState::sent, start + 1s)}, delivery);

    EXPECT_EQ(steps(lines), (Lines{"queued", "sent 250"}));
    EXPECT_EQ(lines[0].at, start);
}

// peers.md P26: programs that check mail open links; that is never taken for an answer.
TEST(SeatLedger, AnOpenedLinkIsNoReply)
{
    const auto lines = seat_ledger(
        {a_seat()}, {}, {.events = {}, .seats = {{.seat = seat_1, .link_opened_at = start}}});

    EXPECT_EQ(steps(lines), (Lines{"link_opened"}));
}

TEST(SeatLedger, SaysWhatDidNotLeaveAndLeavesOutWhatNeverWasTo)
{
    OutboxMessage replaced = invitation(0, MessageState::cancelled);
    replaced.last_code = "superseded";
    replaced.terminal_at = start + 1h;
    OutboxMessage never = invitation(1, MessageState::cancelled);
    never.kind = MessageKind::cancel;
    never.last_code = "never_told";
    never.terminal_at = start;

    EXPECT_EQ(steps(seat_ledger({a_seat()}, {never, replaced}, {})),
              (Lines{"queued", "withdrawn superseded"}));
}

TEST(SeatLedger, OfASeatThatADeputyGotEndsAndThatOfTheDeputyBegins)
{
    Invitee deputy = a_seat();
    deputy.id = InviteeId{"seat-2"};
    const MeetingDelivery delivery{
        .events = {}, .seats = {{.seat = seat_1, .handed_at = start + 1h, .handed_to = deputy.id}}};

    EXPECT_EQ(steps(seat_ledger({a_seat()}, {invitation(0, MessageState::sent)}, delivery)),
              (Lines{"queued", "handed"}));
    EXPECT_EQ(steps(seat_ledger({deputy}, {}, delivery)), (Lines{"taken_over"}));
}

TEST(SeatLedger, GoesOnFromTheWrongAddressToTheRightOne)
{
    Invitee right = a_seat();
    right.id = InviteeId{"seat-2"};
    OutboxMessage again = invitation(0, MessageState::pending, start + 1h);
    again.id = OutboxMessageId{"again"};
    again.invitee = right.id;
    const MeetingDelivery delivery{.events = {},
                                   .seats = {{.seat = seat_1, .recalled_at = start + 1h}}};

    const auto lines =
        seat_ledger({a_seat(), right}, {again, invitation(0, MessageState::sent)}, delivery);

    EXPECT_EQ(steps(lines), (Lines{"queued", "recalled", "queued"}));
}

struct Case {
    MessageState state;
    bool is_task;
};

TEST(Undelivered, IsALastInvitationThatCameBackWasRefusedOrWaits)
{
    for (const auto& [state, is_task] : {Case{MessageState::bounced, true},
                                         Case{MessageState::failed, true},
                                         Case{MessageState::held, true},
                                         Case{MessageState::pending, false},
                                         Case{MessageState::retry, false},
                                         Case{MessageState::sent, false},
                                         Case{MessageState::cancelled, false}})
        EXPECT_EQ(undelivered(a_seat(), {invitation(0, state)}) != nullptr, is_task) << code(state);
}

TEST(Undelivered, IsNobodysTaskOnceTheyAnsweredOrALaterOneLeftOrTheSeatEnded)
{
    const OutboxMessage lost = invitation(0, MessageState::bounced);
    Invitee answered = a_seat();
    answered.reply = Reply::cannot_come;
    Invitee ended = a_seat();
    ended.removed_at = start;

    EXPECT_EQ(undelivered(answered, {lost}), nullptr);
    EXPECT_EQ(undelivered(ended, {lost}), nullptr);
    EXPECT_EQ(undelivered(a_seat(), {invitation(1, MessageState::sent), lost}), nullptr);
    EXPECT_EQ(undelivered(a_seat(), {invitation(0, MessageState::pending, start + 1h), lost}),
              nullptr);
}

}  // namespace
}  // namespace quorate::core
