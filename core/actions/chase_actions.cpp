#include "core/actions/chase_actions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/actions/action_store.hpp"
#include "core/cases/case_store.hpp"
#include "core/dates/london_time.hpp"
#include "core/due_dates/case_due_dates.hpp"
#include "core/identity/user_store.hpp"
#include "core/meetings/reminders.hpp"
#include "core/outbox/outbox.hpp"
#include "core/people/contact_store.hpp"
#include "core/rules/bank_holidays.hpp"

namespace quorate::core {
namespace {

constexpr int ask_before = 2;
constexpr int ask_again_after = 5;
constexpr int tell_managers_from = 10;
constexpr std::chrono::days link_lasts{28};

// Where an owner is written to; empty when they are not.
Email address_of(UnitOfWork& work, const AuthorityId& authority, const ActionOwner& owner)
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

bool is_manager(const User& user)
{
    return user.active && user.role == Role::team_manager;
}

ActionDigest digest_of(UnitOfWork& work,
                       const AuthorityId& authority,
                       const ActionOwner& owner,
                       const WorkingCalendar& local,
                       Date today)
{
    ActionDigest digest;
    for (const ActionRow& row : work.actions.open_of_owner(authority, owner)) {
        const ActionPoint& action = row.action;
        if (action.not_before && *action.not_before > today) continue;
        const int late = days_late(local, action.due_on, today);
        if (late < -ask_before || must_keep_away(work, authority, owner, action.case_id)) continue;
        ++(late > 0 ? digest.overdue : late == 0 ? digest.today : digest.soon);
    }
    const auto user = owner.user ? work.users.find(*owner.user) : std::nullopt;
    if (user && is_manager(*user))
        digest.late_in_teams = work.actions.count_late_in_teams(
            authority, user->id, local.retreat(today, {tell_managers_from}), today);
    return digest;
}

// The same while it lasts: what is in a mail works as long as the mail says.
int generation_to_send(UnitOfWork& work,
                       const AuthorityId& authority,
                       const ActionOwner& owner,
                       Instant now)
{
    const auto link = work.actions.owner_link(authority, owner);
    if (!link) return 1;
    return link->expires_at > now ? link->generation : link->generation + 1;
}

// Where an owner finds all that is theirs to do.
std::string link_path(UnitOfWork& work,
                      const LinkTokens& links,
                      const AuthorityId& authority,
                      const ActionOwner& owner)
{
    if (owner.user) return "/actions";
    const auto link = work.actions.owner_link(authority, owner);
    return "/a/" + owner_link_token(links, owner, link ? link->generation : 1);
}

OutboxMessage mail_to(const MeetingTools& tools,
                      const AuthorityId& authority,
                      const std::string& owner,
                      Email to,
                      Date today)
{
    const Instant now = tools.clock.now();
    const auto day = static_cast<int>(today.time_since_epoch().count());
    return {.id = OutboxMessageId{tools.random.id()},
            .authority = authority,
            .dedupe_key = dedupe_key(MessageKind::actions_due, owner, day),
            .kind = MessageKind::actions_due,
            .chased_owner = owner,
            .to = std::move(to),
            .message_id = tools.random.uid(),
            .next_at = now,
            .created_at = now};
}

}  // namespace

int days_late(const WorkingCalendar& local, Date due_on, Date today)
{
    return due_on < today ? local.count_between(due_on, today).count
                          : -local.count_between(today, due_on).count;
}

bool is_asked_about(int days_late)
{
    return days_late == -ask_before || days_late == 0 ||
           (days_late > 0 && days_late % ask_again_after == 1);
}

bool is_told_to_managers(int days_late)
{
    return days_late >= tell_managers_from && days_late % ask_again_after == 0;
}

bool chase_is_due(UnitOfWork& work, const MeetingTools& tools, const AuthorityId& authority)
{
    const Instant now = tools.clock.now();
    if (!in_reminder_hours(now)) return false;
    const Date today = london_date(now);
    return !work.actions.was_chased(authority, today) &&
           calendars_of(work, authority, tools.bank_holidays).local.is_working_day(today);
}

Result<int> chase_actions(UnitOfWork& work, const MeetingTools& tools, const AuthorityId& authority)
{
    const Instant now = tools.clock.now();
    const Date today = london_date(now);
    if (!chase_is_due(work, tools, authority) || !work.actions.claim_chase(authority, today, now))
        return 0;
    const WorkingCalendar local = calendars_of(work, authority, tools.bank_holidays).local;
    std::set<std::string> owners;
    std::set<TeamId> teams;
    for (const DueAction& each :
         work.actions.to_do_by(authority, local.advance(today, {ask_before}), today)) {
        const int late = days_late(local, each.due_on, today);
        if (is_asked_about(late)) owners.insert(owner_text(each.owner));
        if (is_told_to_managers(late) && each.is_open) teams.insert(each.team);
    }
    if (!teams.empty())
        for (const User& user : work.users.of_authority(authority))
            if (is_manager(user) && std::ranges::any_of(user.teams, [&](const TeamId& team) {
                    return teams.contains(team);
                }))
                owners.insert(owner_text({.user = user.id}));
    int queued = 0;
    for (const std::string& text : owners) {
        const ActionOwner owner = owner_from_text(text).value();
        Email to = address_of(work, authority, owner);
        if (to.empty()) continue;
        if (!owner.user) {
            const OwnerLink link{.generation = generation_to_send(work, authority, owner, now),
                                 .expires_at = now + link_lasts};
            const std::string token = owner_link_token(tools.links, owner, link.generation);
            work.actions.keep_owner_link(authority, owner, tools.links.hash(token), link);
        }
        if (work.outbox.enqueue(mail_to(tools, authority, text, std::move(to), today))) ++queued;
    }
    return queued;
}

bool chase_anew(UnitOfWork& work,
                const MeetingTools& tools,
                const AuthorityId& authority,
                const ActionOwner& owner)
{
    const Instant now = tools.clock.now();
    Email to = address_of(work, authority, owner);
    if (to.empty()) return false;
    if (!owner.user)
        work.actions.keep_owner_link(authority,
                                     owner,
                                     tools.links.hash(owner_link_token(tools.links, owner)),
                                     now + link_lasts);
    OutboxMessage message =
        mail_to(tools, authority, owner_text(owner), std::move(to), london_date(now));
    message.dedupe_key += ":anew:" + message.id.text();
    return work.outbox.enqueue(message);
}

std::optional<ChaseMail> chase_mail(UnitOfWork& work,
                                    const LinkTokens& links,
                                    const OutboxMessage& message)
{
    const auto owner = owner_from_text(message.chased_owner);
    if (!owner || address_of(work, message.authority, *owner) != message.to) return std::nullopt;
    const WorkingCalendar local =
        calendars_of(work, message.authority, shipped_bank_holidays()).local;
    ChaseMail mail{.digest = digest_of(
                       work, message.authority, *owner, local, london_date(message.created_at)),
                   .is_family = owner->family_member.has_value(),
                   .link_path = link_path(work, links, message.authority, *owner),
                   .language = owner_language(work, message.authority, *owner)};
    if (mail.digest.is_empty()) return std::nullopt;
    return mail;
}

bool action_chase_still_to_be_sent(UnitOfWork& work, const OutboxMessage& message)
{
    const auto owner = owner_from_text(message.chased_owner);
    if (!owner || address_of(work, message.authority, *owner) != message.to) return false;
    const WorkingCalendar local =
        calendars_of(work, message.authority, shipped_bank_holidays()).local;
    return !digest_of(work, message.authority, *owner, local, london_date(message.created_at))
                .is_empty();
}

std::string owner_link_token(const LinkTokens& links, const ActionOwner& owner, int generation)
{
    return links.token("action_owner", owner.id(), generation);
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
