#include "core/polls/poll.hpp"

#include <algorithm>
#include <array>

namespace quorate::core {
namespace {

template <class Value>
struct Row {
    Value value;
    std::string_view code;
    std::string_view words;
};

constexpr std::array answers{Row<PollAnswer>{PollAnswer::none, "none", "No answer"},
                             Row<PollAnswer>{PollAnswer::best, "best", "Suits me best"},
                             Row<PollAnswer>{PollAnswer::possible, "possible", "Possible"},
                             Row<PollAnswer>{PollAnswer::cannot, "cannot", "Cannot come"}};

constexpr std::array statuses{Row<PollStatus>{PollStatus::open, "open", "Waiting for answers"},
                              Row<PollStatus>{PollStatus::waiting, "waiting", "Waiting for you"},
                              Row<PollStatus>{PollStatus::settled, "settled", "Booked"},
                              Row<PollStatus>{PollStatus::stopped, "stopped", "Stopped"}};

constexpr std::array doubts{
    Row<PollDoubt>{PollDoubt::none, "none", ""},
    Row<PollDoubt>{PollDoubt::quorum,
                   "quorum",
                   "At none of the times is it sure that the meeting would be quorate"},
    Row<PollDoubt>{PollDoubt::required,
                   "required",
                   "At none of the times is it sure that everybody can come who must be there"},
    Row<PollDoubt>{PollDoubt::refused,
                   "refused",
                   "The meeting could not be booked by itself. Choose a time to see why"}};

template <class Value, std::size_t size>
const Row<Value>& row(const std::array<Row<Value>, size>& rows, Value value)
{
    return rows[static_cast<std::size_t>(value)];
}

template <class Value, std::size_t size>
std::optional<Value> value_from(const std::array<Row<Value>, size>& rows, std::string_view text)
{
    const auto found = std::ranges::find(rows, text, &Row<Value>::code);
    if (found == rows.end()) return std::nullopt;
    return found->value;
}

}  // namespace

std::string_view code(PollAnswer answer)
{
    return row(answers, answer).code;
}

std::string_view code(PollStatus status)
{
    return row(statuses, status).code;
}

std::string_view code(PollDoubt doubt)
{
    return row(doubts, doubt).code;
}

std::optional<PollAnswer> poll_answer_from(std::string_view text)
{
    return value_from(answers, text);
}

std::optional<PollStatus> poll_status_from(std::string_view text)
{
    return value_from(statuses, text);
}

std::optional<PollDoubt> poll_doubt_from(std::string_view text)
{
    return value_from(doubts, text);
}

std::string_view label(PollAnswer answer)
{
    return row(answers, answer).words;
}

std::string_view label(PollStatus status)
{
    return row(statuses, status).words;
}

std::string_view sentence(PollDoubt doubt)
{
    return row(doubts, doubt).words;
}

std::span<const PollAnswer> all_poll_answers()
{
    static constexpr std::array offered{PollAnswer::best, PollAnswer::possible, PollAnswer::cannot};
    return offered;
}

bool is_undecided(const Poll& poll)
{
    return poll.status == PollStatus::open || poll.status == PollStatus::waiting;
}

bool takes_answers(const Poll& poll, Instant now)
{
    return is_undecided(poll) && now < poll.deadline;
}

bool all_answered(const Poll& poll)
{
    return answered_count(poll) == asked_count(poll);
}

int asked_count(const Poll& poll)
{
    return static_cast<int>(std::ranges::count_if(poll.seats, &PollSeat::is_asked));
}

int answered_count(const Poll& poll)
{
    return static_cast<int>(std::ranges::count_if(poll.seats, [](const PollSeat& seat) {
        return seat.is_asked && seat.answered_at.has_value();
    }));
}

PollAnswer answer_to(const PollSeat& seat, std::size_t choice)
{
    return choice < seat.answers.size() ? seat.answers[choice] : PollAnswer::none;
}

}  // namespace quorate::core
