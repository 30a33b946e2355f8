#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/access/actor.hpp"
#include "core/meetings/meeting_type.hpp"
#include "core/rules/statutory_rule.hpp"
#include "core/support/clock.hpp"
#include "core/support/id.hpp"

namespace quorate::core {

/// What is settled for somebody of the family before a meeting, and after it how a child took part.
enum class PreparationPoint { advocate, seen, interpreter, sharing, participation };

/// What was settled. The codes of taking part are those of the safeguarding dataset.
enum class PreparationAnswer {
    advocate_offered,
    advocate_accepted,
    advocate_declined,
    advocate_not_offered,
    child_seen,
    child_not_seen,
    interpreter_arranged,
    interpreter_not_needed,
    interpreter_refused,
    consent_given,
    shared_without_consent,
    pn0,
    pn1,
    pn2,
    pn3,
    pn4,
    pn5,
    pn6,
    pn7
};

/// What an answer needs beside itself.
struct AnswerRule {
    PreparationAnswer answer;
    PreparationPoint point;
    std::string_view code;   // stable: "advocate_accepted", "PN1"
    std::string_view label;  // "Accepted"
    bool needs_day = false;
    bool needs_reason = false;
    bool needs_approval = false;  // of a team manager, who is not whoever recorded it
};
std::span<const AnswerRule> answer_rules();
const AnswerRule& answer_rule(PreparationAnswer answer);

// Stable codes: "advocate", "PN1" ...
std::string_view code(PreparationPoint point);
std::string_view code(PreparationAnswer answer);
std::optional<PreparationPoint> preparation_point_from(std::string_view code);
std::optional<PreparationAnswer> preparation_answer_from(std::string_view code);

std::span<const PreparationPoint> all_preparation_points();
std::string_view label(PreparationPoint point);          // "Advocate"
std::string_view missing_words(PreparationPoint point);  // "whether an advocate was offered"

/// Of whom something is settled or said: a child the meeting is about, or one of the family.
struct PreparedPerson {
    ChildId child = {};  // one of the two
    FamilyMemberId member = {};

    bool is_child() const { return !child.empty(); }
    const std::string& text() const { return is_child() ? child.text() : member.text(); }
    friend auto operator<=>(const PreparedPerson&, const PreparedPerson&) = default;
};

/// What decides what has to be settled for one person.
struct PreparedFacts {
    MeetingType type = MeetingType::initial_cp_conference;
    Jurisdiction jurisdiction = Jurisdiction::england;
    bool is_child = false;
    std::optional<int> age = {};  // of a child on the day of the meeting; nothing while unborn
    bool has_parental_responsibility = false;
    bool needs_interpreter = false;
    bool has_started = false;  // the meeting
};

/// Whether a meeting of this type is prepared person by person: conferences and looked-after
/// reviews. Of others it can be recorded all the same.
bool is_prepared(MeetingType type);

/// Whether there is such a point for the person at all.
bool applies(PreparationPoint point, const PreparedFacts& facts);

/// Whether it has to be settled. In Wales every child has the active offer of an advocate.
bool is_required(PreparationPoint point, const PreparedFacts& facts);

/// Whether the person's views have to be there before the meeting.
bool are_views_required(const PreparedFacts& facts);

/// Whether a code of taking part fits a child of this age: PN0 is for those under 4, and they have
/// no other.
bool fits_age(PreparationAnswer code, int age);

/// One point as it was recorded. A later one takes its place and leaves it there.
struct SettledPoint {
    SettledPointId id;
    AuthorityId authority;
    MeetingId meeting;
    PreparedPerson person;
    PreparationPoint point = PreparationPoint::advocate;
    int number = 1;  // one more each time it is settled anew
    PreparationAnswer answer = PreparationAnswer::advocate_offered;
    std::optional<Date> day = {};
    std::string sealed_reason = {};
    UserId recorded_by = {};
    Instant recorded_at = {};
    std::optional<UserId> approved_by = {};
    std::optional<Instant> approved_at = {};
    std::string credential = {};  // the sign-in from which it was recorded

    bool waits_for_approval() const { return answer_rule(answer).needs_approval && !approved_by; }

    /// Whether the actor can be the second person to it: see Actor::is_second_to().
    bool may_be_approved_by(const Actor& actor) const
    {
        return actor.is_second_to(recorded_by, credential);
    }

    friend bool operator==(const SettledPoint&, const SettledPoint&) = default;
};

/// What is still open about a point, in words after the person's name; empty when it is settled.
/// `last` is how it was settled last, or nullptr.
std::string still_open(PreparationPoint point,
                       const PreparedFacts& facts,
                       const SettledPoint* last);

}  // namespace quorate::core
