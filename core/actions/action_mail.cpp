#include "core/actions/action_mail.hpp"

#include <algorithm>

#include "core/actions/action_store.hpp"
#include "core/actions/chase_days.hpp"
#include "core/actions/escalation_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/identity/user_store.hpp"
#include "core/outbox/outbox.hpp"
#include "core/pack/lead_reports.hpp"
#include "core/people/contact_store.hpp"
#include "core/rules/bank_holidays.hpp"

namespace quorate::core {
namespace {

constexpr int soon_is = 2;
constexpr std::chrono::days link_lasts{28};
constexpr std::chrono::hours news_leaves_at{9};   // as clocks in London show it
constexpr std::string_view of_taken = ":taken:";  // in the key of such a mail

bool is_of_taken(const OutboxMessage& message)
{
    return message.dedupe_key.find(of_taken) != std::string::npos;
}

// The day of a mail, and what counts on it.
struct DigestDay {
    const AuthorityId& authority;
    Instant made_at;
    Date today;
    WorkingCalendar local;
    EscalationPolicy policy;
};

DigestDay digest_day(UnitOfWork& work, const AuthorityId& authority, Instant made_at)
{
    return {.authority = authority,
            .made_at = made_at,
            .today = london_date(made_at),
            .local = calendars_of(work, authority, shipped_bank_holidays()).local,
            .policy = work.escalations.policy_of(authority)};
}

bool is_late(const DigestDay& day, Date due_on, WorkingDays by)
{
    return days_late(day.local, due_on, day.today) >= by.count;
}

void count_own(UnitOfWork& work,
               const DigestDay& day,
               const ActionOwner& owner,
               ActionDigest& digest)
{
    for (const ActionRow& row : work.actions.open_of_owner(day.authority, owner)) {
        const ActionPoint& action = row.action;
        if (action.not_before && *action.not_before > day.today) continue;
        if (must_keep_away(work, day.authority, owner, action.case_id)) continue;
        if (action.handed_at == day.made_at) ++digest.handed;
        if (action.due_told_at == day.made_at) ++digest.moved;
        const int late = days_late(day.local, action.due_on, day.today);
        if (late < -soon_is) continue;
        ++(late > 0 ? digest.overdue : late == 0 ? digest.today : digest.soon);
    }
}

void count_of_staff(UnitOfWork& work, const DigestDay& day, const User& user, ActionDigest& digest)
{
    for (const ActionRow& row : work.actions.open_of_managed(day.authority, user.id, day.today))
        if (is_late(day, row.action.due_on, day.policy.lead_after)) ++digest.late_of_managed;
    const Date until = day.local.retreat(day.today, day.policy.service_after);
    if (user.role == Role::team_manager)
        digest.late_in_teams =
            work.actions.count_late_in_teams(day.authority, user.id, until, day.today);
    if (user.role == Role::service_manager)
        digest.late_in_service = static_cast<int>(std::ranges::count_if(
            work.actions.to_do_by(day.authority, until, day.today),
            [&](const DueAction& each) { return each.is_open && each.owner.user != user.id; }));
}

void count_of_agency(UnitOfWork& work,
                     const DigestDay& day,
                     const ActionOwner& lead,
                     const AgencyId& agency,
                     ActionDigest& digest)
{
    digest.missing_reports = static_cast<int>(
        reports_for_lead(work, day.authority, agency, *lead.contact, day.made_at).size());
    const bool is_weekly = is_digest_due(work, day.authority, day.policy, day.local, day.today);
    for (const ActionRow& row : work.actions.open_of_agency(day.authority, agency, day.today)) {
        if (must_keep_away(work, day.authority, lead, row.action.case_id)) continue;
        if (is_weekly) ++digest.open_in_agency;
        if (row.action.owner != lead && is_late(day, row.action.due_on, day.policy.lead_after))
            ++digest.late_in_agency;
    }
}

ActionDigest digest_of(UnitOfWork& work, const DigestDay& day, const ActionOwner& owner)
{
    ActionDigest digest;
    count_own(work, day, owner, digest);
    if (const auto user = owner.user ? work.users.find(*owner.user) : std::nullopt;
        user && user->active)
        count_of_staff(work, day, *user, digest);
    if (const auto agency = led_agency(work, day.authority, owner))
        count_of_agency(work, day, owner, *agency, digest);
    return digest;
}

// The same while it lasts: what is in a mail works as long as the mail says.
OwnerLink link_to_send(UnitOfWork& work,
                       const LinkTokens& links,
                       const AuthorityId& authority,
                       const ActionOwner& owner,
                       Instant now)
{
    OwnerLink link = work.actions.owner_link(authority, owner).value_or(OwnerLink{});
    const bool has_run_out = !link.link_hash.empty() && link.expires_at <= now;
    if (has_run_out) ++link.generation;
    link.expires_at = now + link_lasts;
    link.link_hash = links.hash(owner_link_token(links, owner, link));
    return link;
}

// Where an owner finds all that is theirs to do.
std::string link_path(UnitOfWork& work,
                      const LinkTokens& links,
                      const AuthorityId& authority,
                      const ActionOwner& owner)
{
    if (owner.user) return "/actions";
    const auto link = work.actions.owner_link(authority, owner);
    return "/a/" + owner_link_token(links, owner, link.value_or(OwnerLink{}));
}

bool queue(UnitOfWork& work,
           const MeetingTools& tools,
           const AuthorityId& authority,
           const ActionOwner& owner,
           const std::string& key,
           Instant now)
{
    Email to = action_address(work, authority, owner);
    if (to.empty()) return false;
    const bool has_link = key.find(of_taken) == std::string::npos;
    if (!owner.user && has_link)
        work.actions.keep_owner_link(
            authority, owner, link_to_send(work, tools.links, authority, owner, now));
    const auto day = static_cast<int>(london_date(now).time_since_epoch().count());
    return work.outbox.enqueue({.id = OutboxMessageId{tools.random.id()},
                                .authority = authority,
                                .dedupe_key = dedupe_key(MessageKind::actions_due, key, day),
                                .kind = MessageKind::actions_due,
                                .chased_owner = owner_text(owner),
                                .to = std::move(to),
                                .message_id = tools.random.uid(),
                                .next_at = now,
                                .created_at = now});
}

}  // namespace

int days_late(const WorkingCalendar& local, Date due_on, Date today)
{
    return due_on < today ? local.count_between(due_on, today).count
                          : -local.count_between(today, due_on).count;
}

Email action_address(UnitOfWork& work, const AuthorityId& authority, const ActionOwner& owner)
{
    if (owner.user) {
        const auto user = work.users.find(*owner.user);
        return user && user->active && user->authority == authority ? user->email : Email{};
    }
    if (owner.contact) {
        const auto entry = work.contacts.find(authority, *owner.contact);
        return entry && entry->contact.active ? entry->contact.email : Email{};
    }
    const auto member = work.cases.find_member(authority, *owner.family_member);
    return member && member->may_email ? member->email : Email{};
}

bool must_keep_away(UnitOfWork& work,
                    const AuthorityId& authority,
                    const ActionOwner& owner,
                    const CaseId& id)
{
    if (owner.user) return false;
    return std::ranges::any_of(work.cases.excluded_from(authority, id),
                               [&](const ExcludedPerson& person) {
                                   return (person.contact && person.contact == owner.contact) ||
                                          (person.member && person.member == owner.family_member);
                               });
}

std::optional<AgencyId> led_agency(UnitOfWork& work,
                                   const AuthorityId& authority,
                                   const ActionOwner& owner)
{
    if (!owner.contact) return std::nullopt;
    const auto entry = work.contacts.find(authority, *owner.contact);
    const bool leads =
        entry && entry->contact.is_lead && entry->contact.active && entry->agency_active;
    return leads ? std::optional{entry->contact.agency} : std::nullopt;
}

bool queue_digest(UnitOfWork& work,
                  const MeetingTools& tools,
                  const AuthorityId& authority,
                  const ActionOwner& owner)
{
    return queue(work, tools, authority, owner, owner_text(owner), tools.clock.now());
}

bool chase_anew(UnitOfWork& work,
                const MeetingTools& tools,
                const AuthorityId& authority,
                const ActionOwner& owner)
{
    return queue(work,
                 tools,
                 authority,
                 owner,
                 owner_text(owner) + ":anew:" + tools.random.id(),
                 tools.clock.now());
}

void tell_of_handed_actions(UnitOfWork& work,
                            const MeetingTools& tools,
                            const AuthorityId& authority,
                            const ActionOwner& owner,
                            Instant handed_at)
{
    // The mail is of the very moment: what was handed on then is told by it.
    const DigestDay day = digest_day(work, authority, handed_at);
    if (digest_of(work, day, owner).handed == 0) return;
    queue(work,
          tools,
          authority,
          owner,
          owner_text(owner) + ":handed:" + tools.random.id(),
          handed_at);
}

void tell_of_taken_actions(UnitOfWork& work,
                           const MeetingTools& tools,
                           const Actor& actor,
                           const std::vector<ActionRow>& taken,
                           Instant handed_at)
{
    const auto may_be_told = std::ranges::find_if(taken, [&](const ActionRow& row) {
        return !must_keep_away(work, actor.authority, row.action.owner, row.action.case_id);
    });
    if (may_be_told == taken.end()) return;
    const ActionOwner& before = may_be_told->action.owner;
    if (actor.is(before.id())) return;
    queue(work,
          tools,
          actor.authority,
          before,
          owner_text(before) + std::string{of_taken} + tools.random.id(),
          handed_at);
}

std::optional<Instant> tell_of_moved_day(UnitOfWork& work,
                                         const MeetingTools& tools,
                                         const AuthorityId& authority,
                                         const ActionOwner& owner)
{
    if (action_address(work, authority, owner).empty()) return std::nullopt;
    const Instant now = tools.clock.now();
    if (queue(work, tools, authority, owner, owner_text(owner), now)) return now;
    const WorkingCalendar local = calendars_of(work, authority, tools.bank_holidays).local;
    const Date next = local.advance(london_date(now), {1});
    const Instant then = london_instant(next + news_leaves_at);
    // The same mail tells of whatever else changes until then.
    queue(work, tools, authority, owner, owner_text(owner), then);
    return then;
}

bool action_chase_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message)
{
    const auto owner = owner_from_text(message.chased_owner);
    if (!owner || action_address(work, message.authority, *owner) != message.to) return false;
    if (is_of_taken(message)) return true;
    return !digest_of(work, digest_day(work, message.authority, message.created_at), *owner)
                .is_empty();
}

std::optional<ChaseMail> chase_mail(UnitOfWork& work,
                                    const LinkTokens& links,
                                    const OutboxMessage& message)
{
    const auto owner = owner_from_text(message.chased_owner);
    if (!owner || action_address(work, message.authority, *owner) != message.to)
        return std::nullopt;
    if (is_of_taken(message))
        return ChaseMail{.is_family = owner->family_member.has_value(),
                         .language = owner_language(work, message.authority, *owner),
                         .is_of_taken = true};
    const DigestDay day = digest_day(work, message.authority, message.created_at);
    ChaseMail mail{.digest = digest_of(work, day, *owner),
                   .policy = day.policy,
                   .is_family = owner->family_member.has_value(),
                   .link_path = link_path(work, links, message.authority, *owner),
                   .language = owner_language(work, message.authority, *owner)};
    if (mail.digest.is_empty()) return std::nullopt;
    return mail;
}

std::string owner_link_token(const LinkTokens& links,
                             const ActionOwner& owner,
                             const OwnerLink& link)
{
    return links.known_token("action_owner", owner.id(), link.generation, link.link_hash);
}

Language owner_language(UnitOfWork& work, const AuthorityId& authority, const ActionOwner& owner)
{
    if (owner.contact) {
        const auto entry = work.contacts.find(authority, *owner.contact);
        return entry ? entry->contact.language : Language::english;
    }
    if (!owner.family_member) return Language::english;
    const auto member = work.cases.find_member(authority, *owner.family_member);
    return member ? message_language(*member) : Language::english;
}

}  // namespace quorate::core
