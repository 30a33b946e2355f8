#include "core/circulation/choose_disclosure.hpp"

#include <algorithm>

#include "core/audit/audited.hpp"
#include "core/cases/case_store.hpp"
#include "core/circulation/disclosure_gate.hpp"
#include "core/circulation/disclosure_store.hpp"
#include "core/circulation/record_reach.hpp"
#include "core/support/form_checks.hpp"

namespace quorate::core {
namespace {

bool is_of_meeting(const MinutesFile& file, const std::string& item)
{
    const auto is_it = [&item](const auto& each) { return each.id.text() == item; };
    return std::ranges::any_of(file.sections, is_it) ||
           std::ranges::any_of(file.decisions, is_it) ||
           std::ranges::any_of(file.plan.written, is_it) ||
           std::ranges::any_of(file.actions, [&item](const ActionRow& row) {
               return row.action.id.text() == item;
           });
}

// An id that was chosen has to be of an item that the gate may let through.
template <class Id, class Item>
bool may_choose(const std::vector<Id>& chosen,
                const std::vector<Item>& items,
                const PapersRecipient& recipient,
                const Papers& papers)
{
    return std::ranges::all_of(chosen, [&](const Id& id) {
        const auto found = std::ranges::find(items, id, &Item::id);
        return found != items.end() &&
               verdict_on(*found, recipient.kind, recipient.seat.invitee.holder.member, papers)
                       .passage != Passage::never;
    });
}

std::vector<ActionPoint> points_of(const Papers& papers)
{
    std::vector<ActionPoint> points;
    for (const ActionRow& row : papers.actions)
        points.push_back(row.action);
    return points;
}

Result<Done> check(const ChooseShare& command,
                   const PapersRecipient& recipient,
                   const Papers& papers)
{
    if (command.share == Share::nothing) {
        FormChecks checks;
        checks.lines(
            "reason", trimmed(command.reason.reveal()), 500, "Say why this person gets nothing");
        if (!checks.passed()) return checks.error();
    }
    if (command.share != Share::part) return Done{};
    const ReleasedSet& chosen = command.chosen;
    if (chosen.sections.empty() && chosen.decisions.empty() && chosen.actions.empty() &&
        chosen.plan.empty())
        return invalid("chosen", "Choose at least one part, or choose that they get nothing");
    if (!may_choose(chosen.sections, papers.sections, recipient, papers) ||
        !may_choose(chosen.decisions, papers.decisions, recipient, papers) ||
        !may_choose(chosen.actions, points_of(papers), recipient, papers) ||
        !may_choose(chosen.plan, papers.plan.written, recipient, papers))
        return invalid("chosen", "One of these must not go to this person");
    return Done{};
}

}  // namespace

Result<PapersPlan> view_disclosure(UnitOfWork& work,
                                   const Clock& clock,
                                   const Actor& actor,
                                   const MeetingId& meeting)
{
    auto file = meeting_file(work, actor, Action::redaction_create, meeting, clock.now());
    if (!file) return file.error();
    audit(work,
          actor,
          clock.now(),
          {.action = Action::redaction_create,
           .object = meeting.text(),
           .case_id = file->family.id,
           .detail = "map=seen"});
    return papers_plan(work, *std::move(file), clock.now());
}

Result<Done> say_about(UnitOfWork& work,
                       const Clock& clock,
                       const Actor& actor,
                       const SayAbout& command)
{
    auto found = meeting_file(work, actor, Action::redaction_create, command.meeting, clock.now());
    if (!found) return found.error();
    const MinutesFile file = minutes_file(work, *std::move(found));
    if (!is_of_meeting(file, command.about.item)) return Refusal::not_found;
    const auto members = work.cases.family_members_of(actor.authority, file.file.family.id);
    for (const ChildId& child : command.about.children)
        if (std::ranges::count(file.children, child, &Child::id) == 0)
            return invalid("children", "Choose children whom this meeting is about");
    for (const FamilyMemberId& person : command.about.persons)
        if (std::ranges::count(members, person, &FamilyMember::id) == 0)
            return invalid("persons", "Choose people of this family");
    work.disclosure.save_about(actor.authority, command.meeting, command.about);
    audit(work,
          actor,
          clock.now(),
          {.action = Action::redaction_create,
           .object = command.about.item,
           .case_id = file.file.family.id,
           .detail = "children=" + std::to_string(command.about.children.size()) +
                     " persons=" + std::to_string(command.about.persons.size()) +
                     " source=" + std::string{code(command.about.source)}});
    return Done{};
}

Result<Done> note_own_children(UnitOfWork& work,
                               const Clock& clock,
                               const Actor& actor,
                               const NoteOwnChildren& command)
{
    const auto file =
        meeting_file(work, actor, Action::redaction_create, command.meeting, clock.now());
    if (!file) return file.error();
    const auto member = work.cases.find_member(actor.authority, command.own.member);
    if (!member || member->case_id != file->family.id) return Refusal::not_found;
    const auto children = work.cases.children_of(actor.authority, file->family.id);
    for (const ChildId& child : command.own.children)
        if (std::ranges::count(children, child, &Child::id) == 0)
            return invalid("children", "Choose children of this family");
    work.disclosure.save_own_children(actor.authority, file->family.id, command.own);
    audit(work,
          actor,
          clock.now(),
          {.action = Action::redaction_create,
           .object = command.own.member.text(),
           .case_id = file->family.id,
           .detail = "own_children=" + std::to_string(command.own.children.size())});
    return Done{};
}

Result<SeatChoice> choose_share(UnitOfWork& work,
                                const CaseTools& tools,
                                const Actor& actor,
                                const ChooseShare& command)
{
    auto file =
        meeting_file(work, actor, Action::redaction_create, command.meeting, tools.clock.now());
    if (!file) return file.error();
    const PapersPlan plan = papers_plan(work, *std::move(file), tools.clock.now());
    const auto recipient = std::ranges::find_if(
        plan.recipients, [&](const auto& each) { return each.seat.invitee.id == command.seat; });
    if (recipient == plan.recipients.end()) return Refusal::not_found;
    if (recipient->kind == Recipient::nobody) return Refusal::excluded_person;
    if (const auto fit = check(command, *recipient, plan.papers); !fit) return fit.error();

    SeatChoice choice{.seat = command.seat,
                      .share = command.share,
                      .chosen_by = actor.user,
                      .chosen_at = tools.clock.now(),
                      .version = command.version};
    if (command.share == Share::part) {
        choice.chosen = command.chosen;
        choice.chosen.amendments.clear();  // they go with their part
    }
    if (command.share == Share::nothing) choice.reason = FreeText{trimmed(command.reason.reveal())};
    const auto saved = work.disclosure.save_choice(actor.authority, command.meeting, choice);
    if (!saved) return saved.error();
    choice.version = *saved;
    // The one who was missing may be the one who is to get nothing now.
    note_when_all_have_it(work, tools, actor, plan.file.file);
    audit(work,
          actor,
          tools.clock.now(),
          {.action = Action::redaction_create,
           .object = command.seat.text(),
           .case_id = plan.file.file.family.id,
           .detail = "share=" + std::string{code(choice.share)}});
    return choice;
}

}  // namespace quorate::core
