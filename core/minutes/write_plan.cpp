#include "core/minutes/write_plan.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_access.hpp"
#include "core/cases/case_store.hpp"
#include "core/meetings/complaints.hpp"
#include "core/minutes/minutes_store.hpp"
#include "core/minutes/plan_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

void check_text(Complaints& complaints, std::string_view field, const std::string& text)
{
    if (!is_plain_text(text, Lines::many))
        complaints.add(std::string{field}, "Use letters, digits, punctuation and line breaks only");
    else if (length(text) > longest_plan_text)
        complaints.add(std::string{field}, "Keep this under 5,000 characters");
}

// Children of the part whom this meeting is not about: it says nothing of them, and they stay.
std::vector<ChildId> those_elsewhere(const PlanPart& kept, const Meeting& meeting)
{
    std::vector<ChildId> others = kept.children;
    std::erase_if(others, [&meeting](const ChildId& child) {
        return std::ranges::count(meeting.children, child) > 0;
    });
    return others;
}

Result<Done> check(const PlanPart& part,
                   const Meeting& meeting,
                   const std::vector<ChildId>& others,
                   const std::vector<ChildDecision>& decisions)
{
    Complaints complaints;
    for (const PlanField& field : plan_fields) {
        const std::string& text = (part.*field.text).reveal();
        if (!field.missing.empty() && trimmed(text).empty())
            complaints.add(std::string{field.name}, std::string{field.missing});
        check_text(complaints, field.name, text);
    }
    const auto is_known = [&](const ChildId& child) {
        return std::ranges::count(meeting.children, child) + std::ranges::count(others, child) > 0;
    };
    const bool has_none = part.children.empty() && others.empty();
    if (has_none || !std::ranges::all_of(part.children, is_known))
        complaints.add("children", "Choose the children whom this part is for");
    const bool is_over = std::ranges::any_of(part.children, [&decisions](const ChildId& child) {
        return has_no_plan(child, decisions);
    });
    if (is_over && !part.is_ended)
        complaints.add("children",
                       "Choose only children who have a plan after this meeting: a decision says "
                       "that one of these has none");
    if (part.visible_to_family && !is_for_family(meeting.type))
        complaints.add("visible_to_family", "Nothing of this meeting goes to the family");
    if (!complaints.empty()) return complaints.error();
    return Done{};
}

// The meeting with its draft minutes, for whoever may write them.
Result<MeetingFile> draft_of(UnitOfWork& work,
                             const Actor& actor,
                             const MeetingId& meeting,
                             Instant now)
{
    auto file = meeting_file(work, actor, Action::minutes_edit_draft, meeting, now);
    if (!file) return file.error();
    const auto minutes = work.minutes.find(actor.authority, meeting);
    if (!minutes || minutes->status == MinutesStatus::approved) return Refusal::wrong_state;
    return file;
}

std::optional<PlanPart> newest_of(UnitOfWork& work, const FamilyCase& family, const PlanPartId& id)
{
    for (PlanPart& part : newest(work.plans.of_case(family.authority, family.id)))
        if (part.id == id) return std::move(part);
    return std::nullopt;
}

void audit_plan(UnitOfWork& work,
                const Actor& actor,
                Instant now,
                const MeetingFile& file,
                const std::string& object,
                std::string detail)
{
    audit(work,
          actor,
          now,
          {.action = Action::minutes_edit_draft,
           .object = object,
           .case_id = file.family.id,
           .detail = std::move(detail)});
}

}  // namespace

Result<CasePlan> view_plan(UnitOfWork& work,
                           const Clock& clock,
                           const Actor& actor,
                           const CaseId& case_id)
{
    const auto opened = open_case(work, actor, Action::minutes_view, case_id, clock.now());
    if (!opened) return opened.error();
    if (is_reduced(actor, Action::minutes_view)) return Refusal::hidden;
    audit(work,
          actor,
          clock.now(),
          {.action = Action::minutes_view,
           .object = case_id.text(),
           .case_id = case_id,
           .detail = "part=plan"});
    return CasePlan{.parts = in_force(work.plans.of_case(actor.authority, case_id)),
                    .children = work.cases.children_of(actor.authority, case_id)};
}

Result<PlanPart> save_plan_part(UnitOfWork& work,
                                const Clock& clock,
                                RandomSource& random,
                                const Actor& actor,
                                const SavePlanPart& command)
{
    const Instant now = clock.now();
    const auto file = draft_of(work, actor, command.meeting, now);
    if (!file) return file.error();
    PlanPart part = command.part;
    part.case_id = file->family.id;
    part.meeting = command.meeting;
    part.meeting_at = file->meeting.starts_at;
    part.written_by = actor.user;
    part.written_at = now;
    std::vector<ChildId> others;
    if (part.id.empty()) {
        const auto parts = newest(work.plans.of_case(actor.authority, file->family.id));
        part.id = PlanPartId{random.id()};
        part.version = 0;
        part.position = parts.empty() ? 1 : parts.back().position + 1;
    } else {
        const auto kept = newest_of(work, file->family, part.id);
        if (!kept) return Refusal::not_found;
        if (kept->meeting_at > part.meeting_at) return Refusal::wrong_state;
        if (kept->version != part.version) return Refusal::stale_version;
        part.position = kept->position;
        others = those_elsewhere(*kept, file->meeting);
    }
    const auto decisions = work.minutes.decisions(actor.authority, command.meeting);
    if (const auto checked = check(part, file->meeting, others, decisions); !checked)
        return checked.error();
    for (const ChildId& child : others)
        if (std::ranges::count(part.children, child) == 0) part.children.push_back(child);

    const auto saved = work.plans.save_part(actor.authority, part);
    if (!saved) return saved.error();
    part.version = *saved;
    audit_plan(work,
               actor,
               now,
               *file,
               part.id.text(),
               "plan version=" + std::to_string(part.version) +
                   (part.visible_to_family ? " for_family=yes" : " for_family=no"));
    return part;
}

Result<PartProgress> record_progress(UnitOfWork& work,
                                     const Clock& clock,
                                     const Actor& actor,
                                     const SayProgress& command)
{
    const Instant now = clock.now();
    const auto file = draft_of(work, actor, command.meeting, now);
    if (!file) return file.error();
    const MinutedPlan plan = minuted_plan(work, file->meeting);
    if (std::ranges::count(plan.before, command.part, &PlanPart::id) == 0)
        return Refusal::not_found;

    Complaints complaints;
    const auto progress = progress_from(command.progress);
    if (!progress) complaints.add("progress", "Choose better, the same or worse");
    check_text(complaints, "words", command.words);
    if (!complaints.empty()) return complaints.error();

    const auto kept = std::ranges::find(plan.progress, command.part, &PartProgress::part);
    if (command.version != (kept == plan.progress.end() ? 0 : kept->version))
        return Refusal::stale_version;
    PartProgress said{.meeting = command.meeting,
                      .part = command.part,
                      .progress = *progress,
                      .words = FreeText{command.words},
                      .said_by = actor.user,
                      .said_at = now,
                      .version = command.version};
    const auto saved = work.plans.save_progress(actor.authority, said);
    if (!saved) return saved.error();
    said.version = *saved;
    audit_plan(work, actor, now, *file, said.part.text(), "progress=" + command.progress);
    return said;
}

Result<PlanAgreement> record_agreement(UnitOfWork& work,
                                       const Clock& clock,
                                       const Actor& actor,
                                       const RecordAgreement& command)
{
    const Instant now = clock.now();
    const auto file = draft_of(work, actor, command.meeting, now);
    if (!file) return file.error();
    const auto members = work.cases.family_members_of(actor.authority, file->family.id);
    if (std::ranges::count(members, command.member, &FamilyMember::id) == 0)
        return Refusal::not_found;

    Complaints complaints;
    const auto agreement = agreement_from(command.agreement);
    if (!is_for_family(file->meeting.type))
        complaints.add("agreement", "Nobody of the family is asked at this meeting");
    else if (!agreement)
        complaints.add("agreement", "Choose whether they agree to the plan");
    else if (*agreement != Agreement::agreed && trimmed(command.reason).empty())
        complaints.add("reason",
                       *agreement == Agreement::not_asked ? "Write why they were not asked"
                                                          : "Write what they do not agree to");
    check_text(complaints, "reason", command.reason);
    if (!complaints.empty()) return complaints.error();

    const auto all = work.plans.agreements(actor.authority, command.meeting);
    const auto kept = std::ranges::find(all, command.member, &PlanAgreement::member);
    if (command.version != (kept == all.end() ? 0 : kept->version)) return Refusal::stale_version;
    PlanAgreement said{.meeting = command.meeting,
                       .member = command.member,
                       .agreement = *agreement,
                       .reason = FreeText{trimmed(command.reason)},
                       .said_by = actor.user,
                       .said_at = now,
                       .version = command.version};
    const auto saved = work.plans.save_agreement(actor.authority, said);
    if (!saved) return saved.error();
    said.version = *saved;
    audit_plan(work, actor, now, *file, said.member.text(), "agreement=" + command.agreement);
    return said;
}

}  // namespace quorate::core
