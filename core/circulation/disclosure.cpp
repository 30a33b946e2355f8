#include "core/circulation/disclosure.hpp"

#include <algorithm>

#include "core/circulation/disclosure_gate.hpp"
#include "core/dates/london_time.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

template <class Id>
bool holds(const std::vector<Id>& ids, const Id& id)
{
    return std::ranges::find(ids, id) != ids.end();
}

// What was written of it, and each agency that had dissented when the minutes were agreed.
FreeText who_disagrees(const ChildDecision& decision, const Papers& papers)
{
    std::string words = decision.dissent.reveal();
    for (const Dissent& dissent : papers.dissents) {
        if (dissent.child != decision.child) continue;
        if (papers.minutes.approved_at && dissent.recorded_at > *papers.minutes.approved_at)
            continue;
        words += (words.empty() ? "" : "\n") + dissent.agency + ": " + dissent.reason.reveal();
    }
    return FreeText{words};
}

ReleasedDecision told(const ChildDecision& decision, const Papers& papers)
{
    const auto child = std::ranges::find(papers.children, decision.child, &Child::id);
    return {.id = decision.id,
            .child = child == papers.children.end() ? PersonName{} : full_name(*child),
            .outcome = std::string{label(decision.outcome, papers.jurisdiction)},
            .category = std::string{abuse_category_label(decision.category)},
            .reasons = decision.reasons,
            .dissent = who_disagrees(decision, papers),
            .decided = decision.outcome,
            .category_code = decision.category,
            .jurisdiction = papers.jurisdiction};
}

// Who disagrees, and why, speaks of others.
ReleasedDecision told_to_family(const ChildDecision& decision, const Papers& papers)
{
    ReleasedDecision released = told(decision, papers);
    released.dissent = {};
    released.reasons = reasons_for_family(decision.reasons, papers.adjourned);
    released.is_for_family = true;
    return released;
}

// Seats that nobody was marked on say nothing, but for the chair's.
std::vector<ReleasedSeat> told(const std::vector<InviteeEntry>& seats,
                               const UserId& chair,
                               const AttendedTime& meeting)
{
    std::vector<ReleasedSeat> released;
    for (const InviteeEntry& seat : seats) {
        const Invitee& invitee = seat.invitee;
        const bool is_chair = invitee.holder.user && *invitee.holder.user == chair;
        if (invitee.attendance == Attendance::unknown && !is_chair) continue;
        std::string attendance{label(invitee.attendance)};
        if (const std::string times = late_or_early(meeting, invitee); !times.empty())
            attendance += ", " + times;
        std::string about = seat.job;
        if (!seat.agency_name.empty()) about += (about.empty() ? "" : ", ") + seat.agency_name;
        released.push_back(
            {.name = seat.name,
             .about = std::move(about),
             .attendance = std::move(attendance),
             .deputy = invitee.reply == Reply::deputy ? invitee.deputy_name : PersonName{},
             .is_chair = is_chair});
    }
    return released;
}

ReleasedAction told_to_professional(const ActionRow& row)
{
    return {.id = row.action.id,
            .what = row.action.what,
            .owner_name = row.owner_name,
            .agency_name = row.agency_name,
            .due_on = row.action.agreed_due_on.value_or(row.action.due_on),
            .status = row.action.status,
            .is_handed = !row.action.agreed_with.empty(),
            .agreed_with = row.action.agreed_with,
            .agreed_agency = row.action.agreed_agency,
            .evidence_planned = row.action.evidence_planned};
}

// Who in an agency does it is not the family's to know; that it is the school's turn is.
ReleasedAction told_to_family(const ActionRow& row)
{
    return {.id = row.action.id,
            .what = row.action.plain_language,
            .owner_name = row.action.owner.family_member ? row.owner_name : PersonName{},
            .agency_name = row.agency_name,
            .due_on = row.action.agreed_due_on.value_or(row.action.due_on),
            .status = row.action.status,
            .is_handed = !row.action.agreed_with.empty(),
            .agreed_agency = row.action.agreed_agency};
}

ReleasedPlanPart told(const PlanPart& part,
                      Recipient recipient,
                      const std::optional<FamilyMemberId>& member,
                      const Papers& papers)
{
    ReleasedPlanPart released{.id = part.id, .is_ended = part.is_ended};
    const auto is_of_part = [&](const ChildId& child) {
        return holds(part.children, child) &&
               (part.is_ended || !has_no_plan(child, papers.decisions));
    };
    for (const Child& child : papers.children)
        if (is_of_part(child.id) && may_name(child.id, recipient, member, papers))
            released.children.push_back(full_name(child));
    for (const PlanField& field : plan_fields)
        if (const FreeText& words = part.*field.text; !trimmed(words.reveal()).empty())
            released.texts.push_back({std::string{field.label}, words});
    return released;
}

// How a part has gone, which nobody marks for the family, with what it was about.
void add_progress(Release& release, const PartProgress& said, const Papers& papers)
{
    const auto part = std::ranges::find(papers.plan.before, said.part, &PlanPart::id);
    if (part == papers.plan.before.end()) return;
    ReleasedPlanPart released{.id = part->id};
    for (const Child& child : papers.children)
        if (holds(part->children, child.id)) released.children.push_back(full_name(child));
    std::string words{label(said.progress)};
    if (!said.words.empty()) words += ". " + said.words.reveal();
    released.texts = {{std::string{plan_fields.front().label}, part->outcome},
                      {"How it has gone", FreeText{words}}};
    release.plan.push_back(std::move(released));
}

// Without the words of what is put right, which are not the same for everybody.
std::string title_of(const OtherPart& part, const Papers& papers)
{
    if (part.kind == PartKind::plan) return "The plan";
    if (part.kind == PartKind::action) return "Action point";
    for (const ChildDecision& decision : papers.decisions)
        for (const Child& child : papers.children)
            if (decision.id.text() == part.id && decision.child == child.id)
                return "Decision about " + full_name(child).reveal();
    return "Decision";
}

ReleasedAmendment told(const Amendment& amendment, const Papers& papers)
{
    const MinuteSection* part = part_of(amendment, papers);
    return {.id = amendment.id,
            .number = amendment.number,
            .title = amendment.part    ? title_of(*amendment.part, papers)
                     : part == nullptr ? std::string{}
                                       : part->title,
            .body = amendment.body,
            .made_on = london_date(amendment.made_at),
            .item = amendment.part    ? amendment.part->id
                    : part != nullptr ? part->id.text()
                                      : std::string{}};
}

// Whether what was chosen lets an item pass that the gate lets so far.
bool is_chosen(const SeatChoice& choice, const Verdict& verdict, bool was_ticked, bool is_decision)
{
    if (verdict.passage == Passage::never) return false;
    switch (choice.share) {
        case Share::usual:
        case Share::full:
            return verdict.passage == Passage::by_default;
        case Share::part:
            return was_ticked;
        case Share::decisions:
            return is_decision && verdict.passage == Passage::by_default;
        case Share::nothing:
            return false;
    }
    return false;
}

// An amendment goes with its part.
bool was_ticked(const Amendment& amendment, const SeatChoice& choice)
{
    return (amendment.section || amendment.part) && has_part_of(choice.chosen, amendment);
}

bool has_usual(const SeatChoice& choice)
{
    return choice.share == Share::usual || choice.share == Share::full;
}

// The family are told when they are asked again themselves; professionals read the interim plan in
// the decisions, or here where nothing is decided for each child.
ReleasedAdjournment told(const Adjourned& adjourned,
                         Recipient recipient,
                         const std::optional<FamilyMemberId>& member,
                         const Papers& papers,
                         const SeatChoice& choice)
{
    ReleasedAdjournment released{.again_by = adjourned.again_by,
                                 .is_booked = adjourned.again_at.has_value(),
                                 .is_for_family = recipient == Recipient::family};
    if (!released.is_for_family) released.again_at = adjourned.again_at;
    for (const AskedAgain& each : adjourned.asked)
        if (member && each.member == *member) released.again_at = each.at;
    if (!has_usual(choice)) return released;
    int number = 0;
    for (const std::string& line : plan_lines(adjourned.interim_plan)) {
        ++number;
        const bool goes =
            released.is_for_family
                ? verdict_on_plan_line(number, line, member, papers).passage == Passage::by_default
                : papers.decisions.empty();
        if (goes) released.until_then.emplace_back(line);
    }
    return released;
}

// The one seat of this member, for letters; without one, what is usual.
SeatChoice choice_of_member(const std::optional<FamilyMemberId>& member, const Papers& papers)
{
    for (const InviteeEntry& seat : papers.seats)
        if (member && seat.invitee.holder.member == member)
            return choice_for(seat.invitee.id, papers);
    return {};
}

}  // namespace

Recipient recipient_of(const Invitee& seat, const std::vector<ExcludedPerson>& excluded)
{
    if (seat.removed_at || seat.reply == Reply::wrong_person) return Recipient::nobody;
    for (const ExcludedPerson& person : excluded) {
        if (person.contact && person.contact == seat.holder.contact) return Recipient::nobody;
        if (person.member && person.member == seat.holder.member) return Recipient::nobody;
    }
    return is_family(seat.holder) ? Recipient::family : Recipient::professional;
}

SeatChoice choice_for(const InviteeId& seat, const Papers& papers)
{
    const auto found = std::ranges::find(papers.choices, seat, &SeatChoice::seat);
    return found == papers.choices.end() ? SeatChoice{.seat = seat} : *found;
}

Release release_for(Recipient recipient,
                    const std::optional<FamilyMemberId>& member,
                    const Papers& papers,
                    const std::optional<ReleasedSet>& sent,
                    const SeatChoice& choice)
{
    const bool family = recipient == Recipient::family;
    if (recipient == Recipient::nobody || papers.minutes.status != MinutesStatus::approved)
        return {};
    const auto goes = [&](const auto& item, bool ticked, bool is_decision) {
        return is_chosen(choice, verdict_on(item, recipient, member, papers), ticked, is_decision);
    };

    Release release;
    for (const MinuteSection& section : papers.sections) {
        if (!goes(section, holds(choice.chosen.sections, section.id), false)) continue;
        if (sent && !holds(sent->sections, section.id)) continue;
        if (trimmed(section.body.reveal()).empty()) continue;
        release.sections.push_back({section.id, section.title, section.body});
    }
    for (const ChildDecision& decision : papers.decisions) {
        if (!goes(decision, holds(choice.chosen.decisions, decision.id), true)) continue;
        if (sent && !holds(sent->decisions, decision.id)) continue;
        release.decisions.push_back(family ? told_to_family(decision, papers)
                                           : told(decision, papers));
    }
    for (const ActionRow& row : papers.actions) {
        if (!goes(row.action, holds(choice.chosen.actions, row.action.id), false)) continue;
        if (sent && !holds(sent->actions, row.action.id)) continue;
        release.actions.push_back(family ? told_to_family(row) : told_to_professional(row));
    }
    for (const Amendment& amendment : papers.amendments) {
        const bool is_of_decision = amendment.part && amendment.part->kind == PartKind::decision;
        if (!goes(amendment, was_ticked(amendment, choice), is_of_decision)) continue;
        if (sent && !holds(sent->amendments, amendment.id)) continue;
        release.amendments.push_back(told(amendment, papers));
    }
    release.lacked_quorum = papers.lacked_quorum && choice.share != Share::nothing;
    const bool may_know = !family || (is_for_family(papers.type) && member);
    if (papers.adjourned && may_know && choice.share != Share::nothing)
        release.adjournment = told(*papers.adjourned, recipient, member, papers, choice);
    for (const PlanPart& part : papers.plan.written) {
        if (is_for_nobody(part, papers.decisions)) continue;
        if (!goes(part, holds(choice.chosen.plan, part.id), false)) continue;
        if (sent && !holds(sent->plan, part.id)) continue;
        release.plan.push_back(told(part, recipient, member, papers));
    }
    if (family) return release;
    for (const PartProgress& said : papers.plan.progress) {
        if (choice.share != Share::usual && choice.share != Share::full) continue;
        if (!sent || holds(sent->plan, said.part)) add_progress(release, said, papers);
    }
    if (choice.share != Share::nothing) {
        release.who_was_missing = papers.who_was_missing;
        release.kind = std::string{label(papers.type)};
        release.attendance = told(papers.seats, papers.chair, papers.time);
    }
    return release;
}

Release letter_release_for(Recipient recipient,
                           const std::optional<FamilyMemberId>& member,
                           const Papers& papers)
{
    if (!is_conference(papers.type)) return {};
    const bool is_agreed = papers.minutes.status == MinutesStatus::approved;
    Papers decided{.type = papers.type,
                   .minutes = papers.minutes,
                   .sections = {},
                   .decisions = papers.decisions,
                   .actions = is_agreed ? papers.actions : std::vector<ActionRow>{},
                   .children = papers.children,
                   .jurisdiction = papers.jurisdiction,
                   .lacked_quorum = papers.lacked_quorum,
                   .who_was_missing = papers.who_was_missing,
                   .plan = {.written = papers.plan.written},
                   .about = papers.about,
                   .members = papers.members,
                   .apart = papers.apart,
                   .adjourned = papers.adjourned};
    decided.minutes.status = MinutesStatus::approved;
    std::ranges::copy_if(
        papers.amendments, std::back_inserter(decided.amendments), [](const Amendment& each) {
            return each.part && each.part->kind == PartKind::decision;
        });
    // Action points in a letter have no corrections beside what was agreed.
    for (ActionRow& row : decided.actions)
        row.action.agreed_due_on.reset();
    Release release =
        release_for(recipient, member, decided, std::nullopt, choice_of_member(member, papers));
    release.kind.clear();  // the letter says it in its own words
    for (ReleasedDecision& decision : release.decisions)
        decision.dissent = {};
    return release;
}

bool has_part(const ReleasedSet& set, const OtherPart& part)
{
    switch (part.kind) {
        case PartKind::decision:
            return holds(set.decisions, DecisionId{part.id});
        case PartKind::plan:
            return holds(set.plan, PlanPartId{part.id});
        case PartKind::action:
            break;
    }
    return holds(set.actions, ActionPointId{part.id});
}

bool has_part_of(const ReleasedSet& set, const Amendment& amendment)
{
    if (amendment.part) return has_part(set, *amendment.part);
    return !amendment.section || holds(set.sections, *amendment.section);
}

std::size_t held_back(const Papers& papers, const Release& release)
{
    const ReleasedSet given = ids_of(release);
    std::size_t held = 0;
    const auto count = [&held](const auto& given_ids, const auto& id, bool has_words) {
        if (has_words && !holds(given_ids, id)) ++held;
    };
    const auto has_words = [](const FreeText& text) { return !trimmed(text.reveal()).empty(); };
    for (const MinuteSection& section : papers.sections)
        count(given.sections, section.id, has_words(section.body));
    for (const ChildDecision& decision : papers.decisions)
        count(given.decisions, decision.id, true);
    for (const ActionRow& row : papers.actions)
        count(given.actions, row.action.id, has_words(row.action.what));
    for (const Amendment& amendment : papers.amendments)
        count(given.amendments, amendment.id, has_words(amendment.body));
    for (const PlanPart& part : papers.plan.written) {
        if (is_for_nobody(part, papers.decisions)) continue;
        count(given.plan, part.id, std::ranges::any_of(plan_fields, [&](const PlanField& field) {
                  return has_words(part.*field.text);
              }));
    }
    return held;
}

ReleasedSet ids_of(const Release& release)
{
    ReleasedSet ids;
    for (const ReleasedSection& section : release.sections)
        ids.sections.push_back(section.id);
    for (const ReleasedDecision& decision : release.decisions)
        ids.decisions.push_back(decision.id);
    for (const ReleasedAction& action : release.actions)
        ids.actions.push_back(action.id);
    for (const ReleasedPlanPart& part : release.plan)
        ids.plan.push_back(part.id);
    for (const ReleasedAmendment& amendment : release.amendments)
        ids.amendments.push_back(amendment.id);
    return ids;
}

}  // namespace quorate::core
