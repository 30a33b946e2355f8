#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/cases/family_member.hpp"
#include "core/dates/language.hpp"
#include "core/minutes/minutes.hpp"
#include "core/support/clock.hpp"
#include "core/support/private.hpp"

namespace quorate::core {

/// When one of the family is asked to come to the meeting that is held again.
struct AskedAgain {
    FamilyMemberId member = {};
    Instant at = {};
};

/// All there is about the adjournment of a meeting for want of quorum, to be asked of the gate.
struct Adjourned {
    Date again_by = {};
    std::optional<Instant> again_at = {};  // where the meeting is booked again, or was held
    std::vector<AskedAgain> asked = {};    // of the family, to that one
    FreeText interim_plan = {};
    std::vector<int> lines_for_family = {};  // as plan_lines() counts them from 1
};

/// What a closing says of it: nothing of a meeting that was not adjourned for want of quorum.
std::optional<Adjourned> adjourned_by(const std::optional<Closing>& closing);

/// What one reader is told of it. Who was missing is not in it.
struct ReleasedAdjournment {
    Date again_by = {};
    std::optional<Instant> again_at = {};
    bool is_booked = false;                 // also where the reader is not asked to it
    std::vector<FreeText> until_then = {};  // lines of the interim plan
    bool is_for_family = false;             // in words for a family

    friend bool operator==(const ReleasedAdjournment&, const ReleasedAdjournment&) = default;
};

/// The lines of an interim plan that have words, trimmed: each is marked for the family on its own.
std::vector<std::string> plan_lines(const FreeText& interim_plan);

/// How many of them are marked for the family: "1 of 3 lines of the interim plan". Who may not read
/// one of those all the same is the gate's to say.
std::string marked_lines_text(const Adjourned& adjourned);

/// The reasons of a decision, but for those which an adjournment wrote or which have any line of
/// the interim plan, also once somebody has changed them: of that only the lines which are marked
/// go to the family.
FreeText reasons_for_family(const FreeText& reasons, const std::optional<Adjourned>& adjourned);

/// What a family is told of an adjournment in one language. {x} is where x is filled in.
struct AdjournmentWords {
    std::string_view heading;
    std::string_view why;
    std::string_view why_for_child;
    std::string_view again_at;  // {when}
    std::string_view again_by;  // {day}
    std::string_view again_at_for_child;
    std::string_view again_by_for_child;
    std::string_view new_day_follows;
    std::string_view until_then;  // above the lines of the interim plan
};

const AdjournmentWords& adjournment_words(Language language);

/// "It is held again on …", or by when it has to be and that the day follows: a sentence each.
std::vector<std::string> again_sentences(const ReleasedAdjournment& told, Language language);

/// Why, and when the adults meet again, to a child: a sentence each.
std::vector<std::string> adjourned_for_child(const ReleasedAdjournment& told, Language language);

}  // namespace quorate::core
