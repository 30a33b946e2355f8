#include "core/meetings/seat_answer.hpp"

#include <algorithm>
#include <array>

namespace quorate::core {
namespace {

struct AnswerRow {
    SeatAnswer answer;
    SeatQuestion question;
    std::string_view code;
    std::string_view label;
};

constexpr AnswerRow rows[] = {
    {SeatAnswer::has_place, SeatQuestion::place, "has_place", "Has a private place to join from"},
    {SeatAnswer::needs_place, SeatQuestion::place, "needs_place", "Has no private place"},
    {SeatAnswer::english, SeatQuestion::language, "english", "Wants to speak English"},
    {SeatAnswer::welsh, SeatQuestion::language, "welsh", "Wants to speak Welsh"},
    {SeatAnswer::interpreter, SeatQuestion::language, "interpreter", "Needs an interpreter"},
};

constexpr std::array places{SeatAnswer::has_place, SeatAnswer::needs_place};
constexpr std::array languages{SeatAnswer::welsh, SeatAnswer::english, SeatAnswer::interpreter};

const AnswerRow& row(SeatAnswer answer)
{
    return *std::ranges::find(rows, answer, &AnswerRow::answer);
}

}  // namespace

std::string_view code(SeatQuestion question)
{
    return question == SeatQuestion::place ? "place" : "language";
}

std::string_view code(SeatAnswer answer)
{
    return row(answer).code;
}

std::optional<SeatAnswer> seat_answer_from(std::string_view code)
{
    const auto* found = std::ranges::find(rows, code, &AnswerRow::code);
    if (found == std::end(rows)) return std::nullopt;
    return found->answer;
}

std::string_view label(SeatAnswer answer)
{
    return row(answer).label;
}

SeatQuestion question_of(SeatAnswer answer)
{
    return row(answer).question;
}

std::span<const SeatAnswer> answers_to(SeatQuestion question)
{
    if (question == SeatQuestion::place) return places;
    return languages;
}

bool is_asked(SeatQuestion question,
              const SeatHolder& holder,
              MeetingMode mode,
              Jurisdiction jurisdiction)
{
    if (question == SeatQuestion::language) return jurisdiction == Jurisdiction::wales;
    return is_family(holder) && mode != MeetingMode::in_person;
}

bool has_said(const SaidAnswers& said, SeatAnswer answer)
{
    const auto last = said.find(question_of(answer));
    return last != said.end() && last->second.answer == answer;
}

}  // namespace quorate::core
