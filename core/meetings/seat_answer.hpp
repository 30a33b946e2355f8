#pragma once

#include <map>
#include <optional>
#include <span>
#include <string_view>

#include "core/meetings/invitee.hpp"
#include "core/meetings/meeting.hpp"
#include "core/people/authority.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// What people are asked besides whether they come: whether they have a place where nobody hears
/// them, and in which language they want to speak.
enum class SeatQuestion { place, language };

enum class SeatAnswer { has_place, needs_place, english, welsh, interpreter };

// Stable codes: "place", "needs_place" ...
std::string_view code(SeatQuestion question);
std::string_view code(SeatAnswer answer);
std::optional<SeatAnswer> seat_answer_from(std::string_view code);

std::string_view label(SeatAnswer answer);  // "Wants to speak Welsh"
SeatQuestion question_of(SeatAnswer answer);

/// The answers to a question, as they are offered.
std::span<const SeatAnswer> answers_to(SeatQuestion question);

/// Whether somebody is asked it: a place the family where not all come in person, and the language
/// everybody in Wales.
bool is_asked(SeatQuestion question,
              const SeatHolder& holder,
              MeetingMode mode,
              Jurisdiction jurisdiction);

/// What somebody said, and how they were asked.
struct SaidAnswer {
    SeatAnswer answer = SeatAnswer::has_place;
    std::optional<UserId> asked_by = {};  // nothing: the page behind their link asked
    PersonName asked_by_name = {};
    Instant at = {};
};

/// The last that one person said to each question.
using SaidAnswers = std::map<SeatQuestion, SaidAnswer>;

/// Whether that is the last that they said.
bool has_said(const SaidAnswers& said, SeatAnswer answer);

}  // namespace quorate::core
