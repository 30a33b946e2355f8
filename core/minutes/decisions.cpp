#include "core/minutes/decisions.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_event_store.hpp"
#include "core/circulation/plan_in_letters.hpp"
#include "core/dates/london_time.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/register.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_text = 10'000;

void check_text(std::vector<FieldError>& errors, const char* field, const std::string& text)
{
    if (!is_plain_text(text, Lines::many))
        errors.push_back({field, "Use letters, digits, punctuation and line breaks only"});
    else if (length(text) > longest_text)
        errors.push_back({field, "Keep this under 10,000 characters"});
}

void check_category(std::vector<FieldError>& errors,
                    const std::string& category,
                    Outcome outcome,
                    Jurisdiction jurisdiction)
{
    if (!keeps_protection_plan(outcome)) {
        if (!category.empty())
            errors.push_back({"category", "Leave the category out: there is no protection plan"});
        return;
    }
    const auto known = abuse_categories(jurisdiction);
    if (std::ranges::count(known, category, &AbuseCategory::code) == 0)
        errors.push_back({"category", "Choose the category of abuse or neglect"});
}

// "The plan ends" of a child in need says nothing of a protection plan, and would be read so.
void check_ending(std::vector<FieldError>& errors,
                  UnitOfWork& work,
                  const MeetingFile& file,
                  const ChildId& child,
                  Outcome outcome)
{
    if (outcome != Outcome::plan_ended) return;
    const Meeting& meeting = file.meeting;
    if (has_protection_plan(work.case_events.of_case(meeting.authority, file.family.id),
                            child,
                            london_date(meeting.starts_at)))
        errors.push_back({"outcome",
                          "This child has a child protection plan, and only a review conference "
                          "ends that one. Choose something else here, and book the conference"});
}

std::string codes_of(const std::vector<Outcome>& outcomes)
{
    std::string codes;
    for (const Outcome each : outcomes) {
        if (!codes.empty()) codes += each == outcomes.back() ? " or " : ", ";
        codes += code(each);
    }
    return codes;
}

std::optional<ChildDecision> decision_of(UnitOfWork& work,
                                         const AuthorityId& authority,
                                         const MeetingId& meeting,
                                         const ChildId& child)
{
    for (const ChildDecision& each : work.minutes.decisions(authority, meeting))
        if (each.child == child) return each;
    return std::nullopt;
}

// Minutes take decisions; where there are none yet, none can be recorded. Whoever asks knows of
// the meeting, so that there are none is no secret.
Result<Done> check_open(UnitOfWork& work, const MeetingFile& file, const ChildId& child)
{
    const auto minutes = work.minutes.find(file.meeting.authority, file.meeting.id);
    if (std::ranges::count(file.meeting.children, child) == 0) return Refusal::not_found;
    if (!minutes || minutes->status == MinutesStatus::approved) return Refusal::wrong_state;
    return Done{};
}

}  // namespace

std::vector<FieldError> dissent_faults(const std::string& dissent)
{
    std::vector<FieldError> errors;
    check_text(errors, "dissent", dissent);
    return errors;
}

Result<ChildDecision> record_decision(UnitOfWork& work,
                                      const Clock& clock,
                                      RandomSource& random,
                                      const Actor& actor,
                                      const RecordDecision& command)
{
    const auto file =
        meeting_file(work, actor, Action::minutes_edit_draft, command.meeting, clock.now());
    if (!file) return file.error();
    if (const auto open = check_open(work, *file, command.child); !open) return open.error();
    const auto closing = work.minutes.closing(actor.authority, command.meeting);
    if (closing && closing->reconvene_by && command.outcome != code(Outcome::adjourned))
        return invalid("outcome",
                       "This meeting was adjourned for want of quorum. What is decided is decided "
                       "when it is held again");
    if (!has_its_day_come(file->meeting, clock.now()))
        return invalid(
            "outcome",
            opens_on("Decisions can be recorded from the day of the meeting,", file->meeting));

    const Jurisdiction jurisdiction = file->family.jurisdiction;
    const auto offered = outcomes_for(file->meeting.type, jurisdiction);
    const auto outcome = outcome_from(command.outcome);
    std::vector<FieldError> errors;
    if (command.outcome.empty())
        errors.push_back({"outcome", "Choose what was decided for this child"});
    else if (!outcome || std::ranges::count(offered, *outcome) == 0)
        errors.push_back(
            {"outcome",
             "Choose what was decided for this child: here it is one of " + codes_of(offered)});
    else {
        check_category(errors, command.category, *outcome, jurisdiction);
        check_ending(errors, work, *file, command.child, *outcome);
    }
    check_text(errors, "reasons", command.reasons);
    if (trimmed(command.reasons).empty())
        errors.push_back({"reasons", "Write the chair's reasons"});
    if (command.visible_to_family && !is_for_family(file->meeting.type))
        errors.push_back({"visible_to_family", "Nothing of this meeting goes to the family"});
    if (!errors.empty()) return Error{Refusal::invalid_input, std::move(errors)};

    auto existing = decision_of(work, actor.authority, command.meeting, command.child);
    ChildDecision decision =
        existing ? *existing : ChildDecision{.id = DecisionId{random.id()}, .version = 0};
    if (decision.version != command.version) return Refusal::stale_version;
    if (existing &&
        changes_given_plan(
            work, actor.authority, closing, decision.reasons, FreeText{command.reasons}))
        return invalid("reasons",
                       "A letter with the interim plan in these reasons was given already, so they "
                       "stay as they are. Agree the minutes, then put them right by a correction");
    decision.meeting = command.meeting;
    decision.child = command.child;
    decision.outcome = *outcome;
    decision.category = command.category;
    decision.reasons = FreeText{command.reasons};
    decision.visible_to_family = command.visible_to_family;
    const auto saved = work.minutes.save_decision(actor.authority, decision);
    if (!saved) return saved.error();
    decision.version = *saved;
    audit(work,
          actor,
          clock.now(),
          {.action = Action::minutes_edit_draft,
           .object = decision.id.text(),
           .case_id = file->family.id,
           .detail = "outcome=" + command.outcome});
    return decision;
}

Result<ChildDecision> record_dissent(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const RecordDissent& command)
{
    const auto file =
        meeting_file(work, actor, Action::dissent_record, command.meeting, clock.now());
    if (!file) return file.error();
    if (const auto open = check_open(work, *file, command.child); !open) return open.error();

    std::vector<FieldError> errors = dissent_faults(command.dissent);
    if (!errors.empty()) return Error{Refusal::invalid_input, std::move(errors)};
    auto decision = decision_of(work, actor.authority, command.meeting, command.child);
    if (!decision) return invalid("dissent", "Record the decision first");
    if (decision->version != command.version) return Refusal::stale_version;

    decision->dissent = FreeText{trimmed(command.dissent)};
    const auto saved = work.minutes.save_decision(actor.authority, *decision);
    if (!saved) return saved.error();
    decision->version = *saved;
    audit(work,
          actor,
          clock.now(),
          {.action = Action::dissent_record,
           .object = decision->id.text(),
           .case_id = file->family.id});
    return *decision;
}

}  // namespace quorate::core
