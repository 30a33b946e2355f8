#include "core/access/permission.hpp"

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

Level level_of(const CaseFacts& facts)
{
    if (facts.level == 0) return Level::open;
    return facts.level == 1 ? Level::restricted : Level::sealed;
}

// Managers and business support are involved in what is allocated to their team, unless the case
// is restricted: then only its access list counts.
bool is_involved(const Actor& actor, const CaseFacts& facts)
{
    const bool by_team = actor.role == Role::team_manager || actor.role == Role::business_support;
    return facts.involved || (by_team && facts.same_team && level_of(facts) == Level::open);
}

// Two authorities never share a case, so no involvement reaches across.
Relation relation_to(const Actor& actor, const CaseFacts& facts)
{
    if (actor.authority.empty() || actor.authority != facts.authority)
        return Relation::other_authority;
    if (is_involved(actor, facts)) return Relation::involved;
    return facts.same_team ? Relation::same_team : Relation::same_authority;
}

Relation relation_to(const Actor& actor, const AuthorityId& owner)
{
    const bool inside = !actor.authority.empty() && actor.authority == owner;
    return inside ? Relation::same_authority : Relation::other_authority;
}

Context context_of(const Actor& actor, Instant now, const Grounds& grounds)
{
    return Context{.step_up = actor.has_stepped_up(now),
                   .reason = length(trimmed(grounds.reason)) >= shortest_reason,
                   .second_person = grounds.approved_by_another};
}

Error refused(Refusal refusal, Action action, const std::string& object)
{
    return Error{.refusal = refusal, .action = std::string{action_name(action)}, .object = object};
}

Refusal denial_for(const Actor& actor)
{
    return actor.role == Role::anonymous ? Refusal::not_signed_in : Refusal::not_permitted;
}

// One at a time, the cheapest for the person first.
Refusal first_need(const Decision& decision)
{
    if (decision.needs_reason) return Refusal::needs_reason;
    if (decision.needs_step_up) return Refusal::needs_step_up;
    return Refusal::needs_second_person;
}

// "Your role does not allow this" about something that the person may not know of would say that
// it exists.
bool may_know_of(const Facts& facts)
{
    if (facts.own || facts.relation == Relation::involved) return true;
    return facts.relation != Relation::other_authority && facts.level != Level::sealed;
}

bool anyone_may(Action action)
{
    for (const Role role : all_roles)
        if (cell(role, action).letter != Letter::never) return true;
    return false;
}

Result<Done> outcome(const Actor& actor,
                     Action action,
                     const Facts& facts,
                     const std::string& object)
{
    if (actor.is_system) {
        if (facts.relation == Relation::other_authority)
            return refused(Refusal::hidden, action, object);
        return permit_role(actor, action);
    }
    const Decision decision = decide(actor.role, action, facts);
    switch (decision.answer) {
        case Answer::allow:
        case Answer::allow_reduced:
            return Done{};
        case Answer::challenge:
            return refused(first_need(decision), action, object);
        case Answer::hide:
            return refused(Refusal::hidden, action, object);
        case Answer::deny:
            break;
    }
    const bool tell = actor.role == Role::anonymous || may_know_of(facts);
    return refused(tell ? denial_for(actor) : Refusal::hidden, action, object);
}

Reach reach_of(Letter letter)
{
    switch (letter) {
        case Letter::involved:
        case Letter::break_glass:
            return Reach::involved;
        case Letter::team:
            return Reach::team;
        case Letter::case_open:
        case Letter::authority:
        case Letter::any_level:
        case Letter::may_break:
            return Reach::authority;
        case Letter::never:
        case Letter::open_to_all:
        case Letter::token:
        case Letter::own:
        case Letter::participant:
            break;
    }
    return Reach::own;
}

// The matrix's chair is a conference chair. Other meetings are chaired by those who work with the
// family; nobody else's role says less about a meeting that they run.
bool may_be_chair(const Actor& actor)
{
    return !actor.is_system &&
           (actor.role == Role::social_worker || actor.role == Role::team_manager ||
            actor.role == Role::service_manager);
}

Actor as_chair(Actor actor)
{
    actor.role = Role::chair;
    return actor;
}

}  // namespace

bool is_within(const CaseFacts& facts, Reach reach)
{
    if (facts.involved) return true;
    const bool by_reach = reach == Reach::authority || (reach == Reach::team && facts.same_team);
    return by_reach && facts.level == 0;
}

bool may_ever(Role role, Action action)
{
    return cell(role, action).letter != Letter::never;
}

Result<Done> permit_role(const Actor& actor, Action action)
{
    const bool allowed =
        actor.is_system ? anyone_may(action) : cell(actor.role, action).letter != Letter::never;
    if (allowed) return Done{};
    return refused(actor.is_system ? Refusal::not_permitted : denial_for(actor), action, {});
}

Result<Done> permit_role_or_chair(const Actor& actor, Action action)
{
    const auto by_role = permit_role(actor, action);
    return by_role || !may_be_chair(actor) ? by_role : permit_role(as_chair(actor), action);
}

Result<Done> permit_on_case(
    const Actor& asking, Action action, const CaseFacts& facts, Instant now, Grounds grounds)
{
    const bool as_the_chair =
        facts.chairs && may_be_chair(asking) && !permit_role(asking, action).has_value();
    const Actor actor = as_the_chair ? as_chair(asking) : asking;
    Context context = context_of(actor, now, grounds);
    context.grant = facts.break_glass;
    const Facts known{.relation = relation_to(actor, facts),
                      .level = level_of(facts),
                      .own = facts.own,
                      .context = context};
    return outcome(actor, action, known, facts.id.text());
}

Result<Done> permit(
    const Actor& actor, Action action, const AuthorityId& owner, Instant now, Grounds grounds)
{
    const Facts facts{.relation = relation_to(actor, owner),
                      .context = context_of(actor, now, grounds)};
    return outcome(actor, action, facts, owner.text());
}

Result<Done> permit_in_team(const Actor& actor,
                            Action action,
                            const AuthorityId& owner,
                            const TeamId& team,
                            Instant now,
                            Grounds grounds)
{
    Facts facts{.relation = relation_to(actor, owner), .context = context_of(actor, now, grounds)};
    if (facts.relation == Relation::same_authority && actor.is_in_team(team))
        facts.relation = Relation::same_team;
    return outcome(actor, action, facts, team.text());
}

Result<Done> permit_own(
    const Actor& actor, Action action, const OwnedObject& object, Instant now, Grounds grounds)
{
    const Facts facts{.relation = relation_to(actor, object.authority),
                      .own = actor.is(object.owner),
                      .context = context_of(actor, now, grounds)};
    return outcome(actor, action, facts, object.id);
}

Result<Reach> permit_list(const Actor& actor, Action action, Instant now, Grounds grounds)
{
    // A list is cut to its reach, so the decision itself is asked as for the nearest object.
    const Facts nearest{
        .relation = Relation::involved, .own = true, .context = context_of(actor, now, grounds)};
    const Result<Done> allowed = outcome(actor, action, nearest, {});
    if (!allowed) return allowed.error();
    return actor.is_system ? Reach::authority : reach_of(cell(actor.role, action).letter);
}

bool is_reduced(const Actor& actor, Action action)
{
    return !actor.is_system && cell(actor.role, action).reduced;
}

}  // namespace quorate::core
