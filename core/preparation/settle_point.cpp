#include "core/preparation/settle_point.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_event_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/preparation/preparation_store.hpp"
#include "core/preparation/prepared_people.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

constexpr Action recording = Action::rsvp_record_for_other;
constexpr std::size_t longest_reason = 1000;

std::optional<Date> born_on(UnitOfWork& work, const MeetingFile& file, const ChildId& id)
{
    for (const Child& child : work.cases.children_of(file.meeting.authority, file.family.id))
        if (child.id == id) return child.date_of_birth;
    return std::nullopt;
}

// When the child first came to notice; nothing while it is not recorded.
std::optional<Date> referred_on(UnitOfWork& work, const MeetingFile& file, const ChildId& id)
{
    std::optional<Date> first;
    for (const CaseEvent& event :
         work.case_events.of_case(file.meeting.authority, file.family.id)) {
        if (event.kind != EventKind::referral || !is_about(event, id)) continue;
        if (!first || event.on < *first) first = event.on;
    }
    return first;
}

// What cannot be before the child was born, nor before anybody knew of them.
void check_beginning(FormChecks& checks,
                     UnitOfWork& work,
                     const MeetingFile& file,
                     const SettlePoint& command)
{
    const ChildId& child = command.person.child;
    const auto born = born_on(work, file, child);
    const auto referred = referred_on(work, file, child);
    if (born && *command.day < *born)
        checks.refuse("day", "The child was not born on that day");
    else if (referred && *command.day < *referred)
        checks.refuse("day",
                      "Enter a day from the referral on, which was on " + long_date(*referred));
}

void check_day(FormChecks& checks,
               UnitOfWork& work,
               const MeetingFile& file,
               const SettlePoint& command,
               const AnswerRule& rule,
               Date today)
{
    const bool is_told = std::ranges::count(command.errors, "day", &FieldError::field) > 0;
    if (is_told || !rule.needs_day) return;
    if (!command.day || *command.day > today)
        checks.refuse("day", "Enter the day on which it was, today or before");
    else if (rule.answer == PreparationAnswer::child_seen)
        check_beginning(checks, work, file, command);
}

void check_reason(FormChecks& checks, const FreeText& reason, const AnswerRule& rule)
{
    const std::string& written = reason.reveal();
    const bool is_right =
        checks.lines("reason", written, longest_reason, rule.needs_reason ? "Say why" : "");
    if (is_right && rule.needs_reason && length(trimmed(written)) < shortest_reason)
        checks.refuse("reason", "Write the reason out: 15 characters or more");
}

void check_answer(FormChecks& checks, const PreparedFacts& facts, PreparationAnswer answer)
{
    const bool is_offer_missing = answer == PreparationAnswer::advocate_not_offered &&
                                  facts.jurisdiction == Jurisdiction::wales;
    if (is_offer_missing)
        checks.refuse("answer",
                      "In Wales every child is actively offered an advocate: record the offer");
    if (answer == PreparationAnswer::interpreter_not_needed && facts.needs_interpreter)
        checks.refuse("answer",
                      "The family’s page says that they need one: say that there will be none, and "
                      "why, or correct that page");
    if (answer_rule(answer).point != PreparationPoint::participation) return;
    if (!facts.has_started)
        checks.refuse("answer", "Record how the child took part once the meeting has begun");
    else if (!fits_age(answer, facts.age.value()))
        checks.refuse("answer",
                      answer == PreparationAnswer::pn0
                          ? "PN0 is for children who are under 4 on the day of the meeting"
                          : "A child who is under 4 on the day of the meeting has PN0");
}

}  // namespace

Result<SettledPointId> settle_point(UnitOfWork& work,
                                    const MeetingTools& tools,
                                    const Seal& seal,
                                    const Actor& actor,
                                    const SettlePoint& command)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, recording, command.meeting, now);
    if (!file) return file.error();
    const auto person = person_to_prepare(work, *file, command.person, now);
    const auto point = preparation_point_from(command.point);
    if (!person || !point || !applies(*point, person->facts)) return Refusal::not_found;
    if (file->meeting.status == MeetingStatus::cancelled) return Refusal::wrong_state;

    FormChecks checks;
    for (const FieldError& error : command.errors)
        checks.refuse(error.field, error.message);
    const auto answer = preparation_answer_from(command.answer);
    if (!answer || answer_rule(*answer).point != *point) {
        checks.refuse("answer", "Choose one");
        return checks.error();
    }
    const AnswerRule& rule = answer_rule(*answer);
    check_answer(checks, person->facts, *answer);
    check_day(checks, work, *file, command, rule, london_date(now));
    check_reason(checks, command.reason, rule);
    if (!checks.passed()) return checks.error();

    const auto points = work.preparations.points_of(actor.authority, command.meeting);
    const SettledPoint* last = last_settled(points, command.person, *point);
    if (command.number != (last == nullptr ? 0 : last->number)) return Refusal::stale_version;
    const std::string reason = trimmed(command.reason.reveal());
    const SettledPoint settled{.id = SettledPointId{tools.random.id()},
                               .authority = actor.authority,
                               .meeting = command.meeting,
                               .person = command.person,
                               .point = *point,
                               .number = command.number + 1,
                               .answer = *answer,
                               .day = rule.needs_day ? command.day : std::nullopt,
                               .sealed_reason = reason.empty() ? "" : seal.seal(reason),
                               .recorded_by = actor.user,
                               .recorded_at = now,
                               .credential = actor.credential};
    if (!work.preparations.add_point(settled)) return Refusal::stale_version;
    audit(work,
          actor,
          now,
          {.action = recording,
           .object = command.meeting.text(),
           .case_id = file->family.id,
           .detail = "preparation=" + std::string{code(*point)} + " of=" + command.person.text() +
                     " number=" + std::to_string(settled.number)});
    return settled.id;
}

Result<Done> approve_point(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const MeetingId& meeting,
                           const SettledPointId& id)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, recording, meeting, now);
    if (!file) return file.error();
    const auto points = work.preparations.points_of(actor.authority, meeting);
    const auto point = std::ranges::find(points, id, &SettledPoint::id);
    if (point == points.end()) return Refusal::not_found;
    const auto refused = [&](Refusal refusal) {
        return Error{
            .refusal = refusal, .action = std::string{action_name(recording)}, .object = id.text()};
    };
    if (actor.role != Role::team_manager) return refused(Refusal::not_permitted);
    if (!point->may_be_approved_by(actor)) return refused(Refusal::needs_second_person);
    const bool is_last = last_settled(points, point->person, point->point) == &*point;
    if (!is_last || !point->waits_for_approval() ||
        file->meeting.status == MeetingStatus::cancelled)
        return Refusal::wrong_state;
    if (!work.preparations.approve_point(actor.authority, id, actor.user, now))
        return Refusal::wrong_state;
    audit(
        work,
        actor,
        now,
        {.action = recording,
         .object = meeting.text(),
         .case_id = file->family.id,
         .detail = "approved=" + std::string{code(point->point)} + " of=" + point->person.text()});
    return Done{};
}

}  // namespace quorate::core
