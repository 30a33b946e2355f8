#include "core/preparation/decide_exclusion.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/date_text.hpp"
#include "core/dates/london_time.hpp"
#include "core/meetings/exclude_person.hpp"
#include "core/minutes/meeting_file.hpp"
#include "core/preparation/preparation_store.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

constexpr Action excluding = Action::case_flag_excluded_person;
constexpr std::size_t longest_name = 200;
constexpr std::size_t longest_text = 2000;

void check_reason(FormChecks& checks, const char* field, const FreeText& text, const char* missing)
{
    const std::string& written = text.reveal();
    if (checks.lines(field, trimmed(written), longest_text, missing) &&
        length(trimmed(written)) < shortest_reason)
        checks.refuse(field, "Write it out: 15 characters or more");
}

std::string sealed(const Seal& seal, const FreeText& text)
{
    const std::string plain = trimmed(text.reveal());
    return plain.empty() ? std::string{} : seal.seal(plain);
}

bool is_flagged(UnitOfWork& work, const Meeting& meeting, const FamilyMemberId& member)
{
    const auto flags = work.cases.excluded_from(meeting.authority, meeting.case_id);
    return std::ranges::any_of(flags,
                               [&](const ExcludedPerson& each) { return each.member == member; });
}

FormChecks check(const DecideExclusion& command, const Meeting& meeting)
{
    FormChecks checks;
    for (const FieldError& error : command.errors)
        checks.refuse(error.field, error.message);
    const auto decision = exclusion_decision_from(command.decision);
    if (!decision) checks.refuse("decision", "Say whether they are kept out");
    check_reason(checks, "reason", command.reason, "Write why");
    if (decision != ExclusionDecision::granted) return checks;

    const auto scope = exclusion_scope_from(command.scope);
    if (!scope) checks.refuse("scope", "Say whether it is for the whole meeting or a part");
    checks.lines("part",
                 trimmed(command.part.reveal()),
                 longest_name,
                 scope == ExclusionScope::part ? "Say which part of the meeting" : "");
    const bool is_day_told = std::ranges::count(command.errors, "until", &FieldError::field) > 0;
    if (!is_day_told && (!command.until || *command.until < london_date(meeting.starts_at)))
        checks.refuse("until", "Enter the last day, which is that of the meeting or later");
    checks.lines("told",
                 trimmed(command.told.reveal()),
                 longest_text,
                 "Say how they are told, and how they can say what they think");
    return checks;
}

}  // namespace

Result<ExclusionRequestId> ask_for_exclusion(UnitOfWork& work,
                                             const MeetingTools& tools,
                                             const Seal& seal,
                                             const Actor& actor,
                                             const AskForExclusion& command)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, excluding, command.meeting, now);
    if (!file) return file.error();
    if (file->meeting.status != MeetingStatus::scheduled) return Refusal::wrong_state;

    FormChecks checks;
    const auto member = work.cases.find_member(actor.authority, command.member);
    if (!member || member->case_id != file->family.id)
        checks.refuse("member", "Choose one of the family");
    const auto ground = exclusion_ground_from(command.ground);
    if (!ground) checks.refuse("ground", "Choose the ground");
    const auto scope = exclusion_scope_from(command.scope);
    if (!scope) checks.refuse("scope", "Say whether it is for the whole meeting or a part");
    checks.line("asked_by",
                trimmed(command.asked_by.reveal()),
                longest_name,
                "Say who asks, and for which agency");
    check_reason(checks, "evidence", command.evidence, "Write what it rests on");
    if (!checks.passed()) return checks.error();
    for (const ExclusionRequest& each :
         work.preparations.exclusions_of(actor.authority, command.meeting))
        if (each.member == command.member && !each.decided)
            return invalid("member", "The chair has been asked about this person already");

    const ExclusionRequest request{.id = ExclusionRequestId{tools.random.id()},
                                   .authority = actor.authority,
                                   .meeting = command.meeting,
                                   .member = command.member,
                                   .ground = *ground,
                                   .scope = *scope,
                                   .sealed_asked_by = sealed(seal, command.asked_by),
                                   .sealed_evidence = sealed(seal, command.evidence),
                                   .recorded_by = actor.user,
                                   .recorded_at = now};
    work.preparations.add_exclusion(request);
    audit(work,
          actor,
          now,
          {.action = excluding,
           .object = command.member.text(),
           .case_id = file->family.id,
           .detail = "asked=" + request.id.text() + " meeting=" + command.meeting.text()});
    return request.id;
}

Result<DecidedExclusion> decide_exclusion(UnitOfWork& work,
                                          const MeetingTools& tools,
                                          const Seal& seal,
                                          const Actor& actor,
                                          const DecideExclusion& command)
{
    const Instant now = tools.clock.now();
    const auto file = meeting_file(work, actor, excluding, command.meeting, now);
    if (!file) return file.error();
    const Meeting& meeting = file->meeting;
    const auto requests = work.preparations.exclusions_of(actor.authority, command.meeting);
    const auto request = std::ranges::find(requests, command.request, &ExclusionRequest::id);
    if (request == requests.end()) return Refusal::not_found;
    if (meeting.chair != actor.user)
        return Error{.refusal = Refusal::not_permitted,
                     .action = std::string{action_name(excluding)},
                     .object = command.request.text()};
    if (request->decided || meeting.status != MeetingStatus::scheduled) return Refusal::wrong_state;
    const FormChecks checks = check(command, meeting);
    if (!checks.passed()) return checks.error();

    const bool is_granted = command.decision == code(ExclusionDecision::granted);
    const ExclusionScope scope =
        is_granted ? exclusion_scope_from(command.scope).value() : request->scope;
    const ExclusionDecided decided{
        .decision = is_granted ? ExclusionDecision::granted : ExclusionDecision::refused,
        .scope = scope,
        .until = is_granted ? command.until : std::nullopt,
        .sealed_part = is_granted ? sealed(seal, command.part) : std::string{},
        .sealed_reason = sealed(seal, command.reason),
        .sealed_told = is_granted ? sealed(seal, command.told) : std::string{},
        .by = actor.user,
        .at = now};
    if (!work.preparations.decide_exclusion(actor.authority, command.request, decided))
        return Refusal::wrong_state;
    audit(work,
          actor,
          now,
          {.action = excluding,
           .object = request->member.text(),
           .case_id = file->family.id,
           .detail =
               "asked=" + request->id.text() + " decided=" + std::string{code(decided.decision)}});

    const bool is_out = is_granted && scope == ExclusionScope::whole;
    if (!is_out || is_flagged(work, meeting, request->member)) return DecidedExclusion{};
    const std::string reason = "The chair decided it, until " + long_date(*command.until) + ". " +
                               std::string{label(request->ground)};
    const auto flagged = flag_excluded_person(work,
                                              tools,
                                              actor,
                                              {.case_id = file->family.id,
                                               .member = request->member,
                                               .contact = {},
                                               .reason = FreeText{reason}});
    if (!flagged) return flagged.error();
    return DecidedExclusion{.invitations_ended = flagged->invitations_ended};
}

}  // namespace quorate::core
