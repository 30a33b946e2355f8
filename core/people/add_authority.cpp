#include "core/people/add_authority.hpp"

#include "core/access/actor.hpp"
#include "core/audit/audit_trail.hpp"
#include "core/people/authority_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_name = 120;
constexpr std::size_t longest_phone = 40;

bool is_line(const std::string& text, std::size_t longest)
{
    return !text.empty() && length(text) <= longest && is_plain_text(text, Lines::one);
}

std::vector<FieldError> faults_in(const AddAuthority& command)
{
    std::vector<FieldError> faults;
    if (!is_line(trimmed(command.name), longest_name))
        faults.push_back({"name", "Enter the council's name, at most 120 characters"});
    if (!email_address(command.meetings_email))
        faults.push_back({"email", "Enter the conference service's e-mail address"});
    if (!is_line(trimmed(command.meetings_phone), longest_phone))
        faults.push_back({"phone", "Enter the conference service's telephone number"});
    return faults;
}

}  // namespace

Result<Authority> add_authority(UnitOfWork& work,
                                const Clock& clock,
                                RandomSource& random,
                                const AddAuthority& command)
{
    if (auto faults = faults_in(command); !faults.empty())
        return Error{Refusal::invalid_input, std::move(faults)};
    const Authority authority{.id = AuthorityId{random.id()},
                              .name = trimmed(command.name),
                              .jurisdiction = command.jurisdiction,
                              .meetings_email = *email_address(command.meetings_email),
                              .meetings_phone = trimmed(command.meetings_phone),
                              .is_demo = command.is_demo};
    for (const Authority& each : work.authorities.all())
        if (lower_case(each.name) == lower_case(authority.name)) return Refusal::already_exists;

    work.authorities.add(authority);
    const Actor system = system_actor(authority.id);
    work.audit.record(authority.id,
                      {.at = clock.now(),
                       .actor = system.user.text(),
                       .actor_role = std::string{role_code(system.role)},
                       .session = system.credential,
                       .network = {},
                       .action = "authority.create",
                       .object = authority.id.text(),
                       .result = "ok"});
    return authority;
}

}  // namespace quorate::core
