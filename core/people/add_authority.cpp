#include "core/people/add_authority.hpp"

#include "core/access/actor.hpp"
#include "core/audit/audit_trail.hpp"
#include "core/people/authority_store.hpp"
#include "core/people/policy_note.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_name = 120;
constexpr std::size_t longest_phone = 40;
constexpr int most_agencies = 5;

bool is_line(const std::string& text, std::size_t longest)
{
    return !text.empty() && length(text) <= longest && is_plain_text(text, Lines::one);
}

std::vector<FieldError> faults_in(const Authority& authority)
{
    std::vector<FieldError> faults;
    if (!is_line(authority.name, longest_name))
        faults.push_back({"name", "Enter the council's name, at most 120 characters"});
    if (!email_address(authority.meetings_email))
        faults.push_back({"email", "Enter the conference service's e-mail address"});
    if (!is_line(authority.meetings_phone, longest_phone))
        faults.push_back({"phone", "Enter the conference service's telephone number"});
    if (authority.quorum.other_agencies < 1 || authority.quorum.other_agencies > most_agencies)
        faults.push_back({"other-agencies", "Enter a number from 1 to 5"});
    return faults;
}

bool is_taken(UnitOfWork& work, const Authority& authority)
{
    for (const Authority& each : work.authorities.all())
        if (each.id != authority.id && lower_case(each.name) == lower_case(authority.name))
            return true;
    return false;
}

void record(UnitOfWork& work, Instant now, const AuthorityId& authority, const char* action)
{
    const Actor system = system_actor(authority);
    work.audit.record(authority,
                      {.at = now,
                       .actor = system.user.text(),
                       .actor_role = std::string{role_code(system.role)},
                       .session = system.credential,
                       .network = {},
                       .action = action,
                       .object = authority.text(),
                       .result = "ok"});
}

}  // namespace

Result<Authority> add_authority(UnitOfWork& work,
                                const Clock& clock,
                                RandomSource& random,
                                const AddAuthority& command)
{
    Authority authority{.id = AuthorityId{random.id()},
                        .name = trimmed(command.name),
                        .jurisdiction = command.jurisdiction,
                        .meetings_email = command.meetings_email,
                        .meetings_phone = trimmed(command.meetings_phone),
                        .is_demo = command.is_demo};
    if (auto faults = faults_in(authority); !faults.empty())
        return Error{Refusal::invalid_input, std::move(faults)};
    authority.meetings_email = *email_address(command.meetings_email);
    if (is_taken(work, authority)) return Refusal::already_exists;

    work.authorities.add(authority);
    record(work, clock.now(), authority.id, "authority.create");
    return authority;
}

Result<Authority> change_authority(UnitOfWork& work,
                                   const Clock& clock,
                                   const ChangeAuthority& command)
{
    auto authority = work.authorities.find(command.id);
    if (!authority) return Refusal::not_found;
    const QuorumPolicy before = authority->quorum;
    if (command.name) authority->name = trimmed(*command.name);
    if (command.meetings_email) authority->meetings_email = *command.meetings_email;
    if (command.meetings_phone) authority->meetings_phone = trimmed(*command.meetings_phone);
    if (command.other_agencies) authority->quorum.other_agencies = *command.other_agencies;
    if (command.health_counts_as) authority->quorum.health_counts_as = *command.health_counts_as;
    if (auto faults = faults_in(*authority); !faults.empty())
        return Error{Refusal::invalid_input, std::move(faults)};
    authority->meetings_email = *email_address(authority->meetings_email);
    if (is_taken(work, *authority)) return Refusal::already_exists;

    const auto version = work.authorities.save(*authority);
    if (!version) return version.error();
    authority->version = *version;
    if (authority->quorum != before)
        note_policy_set(
            work, authority->id, PolicyKind::quorum, system_actor(authority->id).user, clock.now());
    record(work, clock.now(), authority->id, "authority.change");
    return *std::move(authority);
}

}  // namespace quorate::core
