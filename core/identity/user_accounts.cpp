#include "core/identity/user_accounts.hpp"

#include <algorithm>
#include <utility>

#include "core/access/permission.hpp"
#include "core/audit/audited.hpp"
#include "core/directory/allowed_domains.hpp"
#include "core/directory/look_alike.hpp"
#include "core/feeds/feed_version_store.hpp"
#include "core/identity/add_account.hpp"
#include "core/identity/change_role.hpp"
#include "core/identity/close_account.hpp"
#include "core/people/agency_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/people/team_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_name = 120;

bool is_line(const std::string& text)
{
    return length(text) <= longest_name && is_plain_text(text, Lines::one);
}

void check_name(const std::string& name, std::vector<FieldError>& faults)
{
    if (trimmed(name).empty())
        faults.push_back({"name", "Enter the person's name"});
    else if (!is_line(name))
        faults.push_back({"name", "Use at most 120 characters for the name"});
}

void check_job(const std::string& job_title, std::vector<FieldError>& faults)
{
    if (!is_line(job_title))
        faults.push_back({"job_title", "Use at most 120 characters for the job title"});
}

void check_teams(UnitOfWork& work,
                 const AuthorityId& authority,
                 const std::vector<TeamId>& teams,
                 std::vector<FieldError>& faults)
{
    for (const TeamId& team : teams) {
        if (work.teams.find(authority, team)) continue;
        faults.push_back({"teams", "Choose teams from the list"});
        return;
    }
}

// Whether somebody else's account belongs to the contact.
bool has_account(UnitOfWork& work, const User& user, const ContactId& contact)
{
    return std::ranges::any_of(work.users.of_authority(user.authority), [&](const User& each) {
        return each.id != user.id && each.contact == contact;
    });
}

void check_contact(UnitOfWork& work,
                   const User& user,
                   const std::optional<ContactId>& contact,
                   std::vector<FieldError>& faults)
{
    if (!contact || contact == user.contact) return;
    const auto known = work.contacts.find(user.authority, *contact);
    if (!known || !user.agency || known->contact.agency != *user.agency)
        faults.push_back({"contact", "Choose a contact of the person's own agency"});
    else if (has_account(work, user, *contact))
        faults.push_back({"contact", "Another account belongs to this contact"});
}

// One who has left since may stay, but cannot be chosen anew.
void check_line_manager(UnitOfWork& work,
                        const User& user,
                        const std::optional<UserId>& manager,
                        std::vector<FieldError>& faults)
{
    if (!manager || manager == user.line_manager) return;
    const auto found = work.users.find(*manager);
    if (user.agency)
        faults.push_back({"line_manager", "Only members of staff have a line manager here"});
    else if (manager == user.id)
        faults.push_back({"line_manager", "Choose somebody else"});
    else if (!found || found->authority != user.authority || !found->active || found->agency)
        faults.push_back({"line_manager", "Choose a member of staff from the list"});
}

// Whom an account can be made for: nobody signs in anonymously or by link.
bool is_account_role(Role role)
{
    return role != Role::anonymous && role != Role::agency_link;
}

void check_role(UnitOfWork& work,
                const Actor& actor,
                const AddUser& command,
                std::vector<FieldError>& faults)
{
    const auto role = find_role(command.role);
    if (!role || !is_account_role(*role)) {
        faults.push_back({"role", "Choose the person's role"});
        return;
    }
    const bool is_agency = *role == Role::agency_user;
    if (is_agency && !work.agencies.find(actor.authority, AgencyId{command.agency}))
        faults.push_back({"agency", "Choose the agency that the person works for"});
    if (!is_agency && !command.agency.empty())
        faults.push_back({"agency", "Only an agency user belongs to an agency"});
}

// An agency user signs in with the address: it ends where mail to such agencies goes. Where nobody
// has said yet where that is, whoever adds a stranger's domain has checked it with the agency.
void check_domain(UnitOfWork& work,
                  const Actor& actor,
                  const AddUser& command,
                  std::vector<FieldError>& faults)
{
    const auto address = email_address(command.email);
    const auto agency = work.agencies.find(actor.authority, AgencyId{command.agency});
    if (!address || !agency || actor.is_system) return;
    const Email email{*address};
    const auto list = work.allowed_domains.of(actor.authority);
    if (const auto fault = domain_fault(list, agency->kind, email)) {
        faults.push_back({"email", *fault});
        return;
    }
    const std::string domain = mail_domain(email.reveal());
    const bool is_known =
        std::ranges::any_of(list,
                            [&](const AllowedDomain& each) { return each.kind == agency->kind; }) ||
        std::ranges::any_of(work.contacts.choices(actor.authority), [&](const ContactEntry& each) {
            return each.contact.agency == agency->id &&
                   mail_domain(each.contact.email.reveal()) == domain;
        });
    if (!is_known && !command.is_address_checked)
        faults.push_back({"address_checked",
                          "No contact of this agency has an address at " + domain +
                              ". Correct it, or ring the agency and tick that it is theirs"});
}

std::vector<FieldError> faults_in(UnitOfWork& work, const Actor& actor, const AddUser& command)
{
    std::vector<FieldError> faults;
    check_name(command.name, faults);
    if (!email_address(command.email))
        faults.push_back({"email", "Enter an e-mail address, like name@example.gov.uk"});
    check_role(work, actor, command, faults);
    check_domain(work, actor, command, faults);
    check_job(command.job_title, faults);
    check_teams(work, actor.authority, command.teams, faults);
    return faults;
}

std::vector<TeamId> in_order(std::vector<TeamId> teams)
{
    std::ranges::sort(teams);
    const auto again = std::ranges::unique(teams);
    teams.erase(again.begin(), again.end());
    return teams;
}

bool shares_team(const Actor& actor, const User& user)
{
    return std::ranges::any_of(user.teams,
                               [&](const TeamId& team) { return actor.is_in_team(team); });
}

}  // namespace

Result<User> add_user(UnitOfWork& work,
                      const Clock& clock,
                      RandomSource& random,
                      const Actor& actor,
                      const AddUser& command)
{
    const Instant now = clock.now();
    if (const auto ok = permit(actor, Action::user_create, actor.authority, now); !ok)
        return ok.error();
    if (auto faults = faults_in(work, actor, command); !faults.empty())
        return Error{Refusal::invalid_input, std::move(faults)};

    User user{.id = UserId{random.id()},
              .authority = actor.authority,
              .name = PersonName{trimmed(command.name)},
              .email = Email{*email_address(command.email)},
              .role = *find_role(command.role),
              .job_title = trimmed(command.job_title),
              .teams = in_order(command.teams),
              .chairs_meetings = command.chairs_meetings,
              .password_hash = command.password_hash,
              .created_at = now,
              .must_change_password = command.must_change_password};
    if (!command.agency.empty()) {
        user.agency = AgencyId{command.agency};
        const auto known = work.contacts.find_by_email(actor.authority, *user.agency, user.email);
        if (known && !has_account(work, user, known->id)) user.contact = known->id;
    }
    std::vector<FieldError> faults;
    check_line_manager(work, user, command.line_manager, faults);
    if (!faults.empty()) return Error{Refusal::invalid_input, std::move(faults)};
    user.line_manager = command.line_manager;
    auto added = keep_new_account(work, clock, random, actor, std::move(user));
    if (!added) return added;
    audit(work,
          actor,
          now,
          {.action = Action::user_create,
           .object = added->id.text(),
           .detail = "role=" + command.role + (added->active ? "" : " waits=second_person")});
    return added;
}

Result<User> find_account(UnitOfWork& work,
                          const Clock& clock,
                          const Actor& actor,
                          const UserId& id)
{
    const auto allowed = permit(actor, Action::user_disable_leaver, actor.authority, clock.now());
    if (!allowed) return allowed.error();
    auto user = work.users.find(id);
    if (!user || user->authority != actor.authority)
        return Error{.refusal = Refusal::hidden,
                     .action = std::string{action_name(Action::user_disable_leaver)},
                     .object = id.text()};
    return *std::move(user);
}

Result<int> edit_user(UnitOfWork& work,
                      const Clock& clock,
                      const Actor& actor,
                      const EditUser& command)
{
    const Instant now = clock.now();
    if (const auto ok = permit_role(actor, Action::user_create); !ok) return ok.error();
    auto user = work.users.find(command.user);
    const auto owner = user ? user->authority : AuthorityId{};
    if (const auto ok = permit(actor, Action::user_create, owner, now); !ok) return ok.error();
    if (command.role != role_code(user->role)) {
        const auto ok = permit(actor, Action::user_role_change, owner, now);
        if (!ok) return ok.error();
        return Refusal::needs_second_person;
    }
    std::vector<FieldError> faults;
    check_name(command.name, faults);
    check_job(command.job_title, faults);
    check_teams(work, owner, command.teams, faults);
    check_contact(work, *user, command.contact, faults);
    check_line_manager(work, *user, command.line_manager, faults);
    if (!faults.empty()) return Error{Refusal::invalid_input, std::move(faults)};

    user->version = command.version;
    user->name = PersonName{trimmed(command.name)};
    user->job_title = trimmed(command.job_title);
    user->teams = in_order(command.teams);
    user->chairs_meetings = command.chairs_meetings;
    user->contact = command.contact;
    user->line_manager = command.line_manager;
    auto saved = work.users.save(*user);
    if (!saved) return saved;
    work.feed_versions.bump(FeedSubject::user, user->id.text());  // they may have left a team
    audit(work,
          actor,
          now,
          {.action = Action::user_create, .object = user->id.text(), .detail = "change=account"});
    return saved;
}

Result<Done> disable_user(
    UnitOfWork& work, const Clock& clock, const Actor& actor, const UserId& id, int version)
{
    const Instant now = clock.now();
    if (const auto ok = permit_role(actor, Action::user_disable_leaver); !ok) return ok;
    auto user = work.users.find(id);
    const auto owner = user ? user->authority : AuthorityId{};
    if (const auto ok = permit(actor, Action::user_disable_leaver, owner, now); !ok) return ok;
    const bool out_of_reach =
        actor.user == id || (actor.role == Role::team_manager && !shares_team(actor, *user));
    if (out_of_reach)
        return Error{.refusal = Refusal::not_permitted,
                     .action = std::string{action_name(Action::user_disable_leaver)},
                     .object = id.text()};
    if (!user->active) return Done{};

    if (version != 0) user->version = version;
    if (const auto closed = close_account(work, *user, now); !closed) return closed.error();
    audit(work, actor, now, {.action = Action::user_disable_leaver, .object = id.text()});
    return Done{};
}

Result<Done> end_sessions_of(UnitOfWork& work,
                             const Clock& clock,
                             const Actor& actor,
                             const UserId& id)
{
    const Instant now = clock.now();
    if (const auto ok = permit_role(actor, Action::auth_session_end_others); !ok) return ok;
    const auto user = work.users.find(id);
    const auto owner = user ? user->authority : AuthorityId{};
    if (const auto ok = permit(actor, Action::auth_session_end_others, owner, now); !ok) return ok;
    end_access(work, id, now);
    audit(work, actor, now, {.action = Action::auth_session_end_others, .object = id.text()});
    return Done{};
}

Result<Done> reset_password(UnitOfWork& work,
                            const Clock& clock,
                            const Actor& actor,
                            const UserId& id,
                            const std::string& password_hash)
{
    auto user = work.users.find(id);
    if (!user || user->authority != actor.authority) return Refusal::not_found;
    if (!actor.is_system)
        return Error{.refusal = Refusal::not_permitted,
                     .action = std::string{action_name(Action::auth_password_change_own)},
                     .object = id.text()};
    work.users.set_password_hash(id, password_hash);
    user->must_change_password = true;  // whoever reset it knows it
    work.users.save_password_duty(*user);
    end_access(work, id, clock.now());
    audit(
        work,
        actor,
        clock.now(),
        {.action = Action::auth_password_change_own, .object = id.text(), .detail = "by=command"});
    return Done{};
}

std::string generated_password(RandomSource& random)
{
    return random.reference() + "-" + random.reference() + "-" + random.reference();
}

}  // namespace quorate::core
