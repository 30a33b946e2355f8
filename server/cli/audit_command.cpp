#include "server/cli/audit_command.hpp"

#include <boost/json/array.hpp>

#include <iostream>

#include "core/people/authority_store.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

struct ChainStatus {
    core::AuthorityId id;
    std::string name;
    std::int64_t entries = 0;
    std::optional<std::int64_t> first_broken = {};
};

std::vector<ChainStatus> verify(core::UnitOfWork& work)
{
    std::vector<ChainStatus> chains{{core::installation_chain, "The installation itself"}};
    for (const core::Authority& authority : work.authorities.all())
        chains.push_back({authority.id, authority.name});
    for (ChainStatus& chain : chains) {
        chain.entries = work.audit.size(chain.id);
        chain.first_broken = work.audit.first_broken(chain.id);
    }
    return chains;
}

void print(const std::vector<ChainStatus>& chains)
{
    for (const ChainStatus& chain : chains) {
        std::cout << chain.name << ": " << chain.entries
                  << (chain.entries == 1 ? " entry" : " entries");
        if (chain.first_broken)
            std::cout << ", the first broken one is number " << *chain.first_broken << "\n";
        else
            std::cout << ", unbroken\n";
    }
}

boost::json::object json(const std::vector<ChainStatus>& chains)
{
    boost::json::array rows;
    for (const ChainStatus& chain : chains) {
        boost::json::object row{{"authority", chain.id.text()},
                                {"name", chain.name},
                                {"entries", chain.entries},
                                {"first_broken", nullptr}};
        if (chain.first_broken) row["first_broken"] = *chain.first_broken;
        rows.push_back(std::move(row));
    }
    return {{"chains", std::move(rows)}};
}

int verify_all(const CommonOptions& options, bool as_json)
{
    Installation installation{options};
    const auto chains = installation.app.database.read(verify);
    if (as_json)
        print_json(json(chains));
    else
        print(chains);
    for (const ChainStatus& chain : chains)
        if (chain.first_broken) return refused("the audit chain is broken");
    return 0;
}

}  // namespace

void add_audit_command(CLI::App& root, int& exit_code)
{
    CLI::App& audit = *root.add_subcommand("audit", "Prove that the audit log is whole");
    audit.require_subcommand(1);
    CLI::App& command = *audit.add_subcommand(
        "verify", "Check every entry of every chain; exit 1 when one does not fit");
    const auto options = add_common_options(command);
    const auto as_json = std::make_shared<bool>(false);
    command.add_flag("--json", *as_json, "Answer in JSON");
    command.callback([options, as_json, &exit_code] {
        exit_code = run_guarded([&] { return verify_all(*options, *as_json); });
    });
}

}  // namespace quorate::server
