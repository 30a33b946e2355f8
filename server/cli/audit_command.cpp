#include "server/cli/audit_command.hpp"

#include <boost/json/array.hpp>

#include <iostream>

#include "core/minutes/amend_minutes.hpp"
#include "core/people/authority_store.hpp"
#include "server/cli/installation.hpp"

namespace quorate::server {
namespace {

struct ChainStatus {
    core::AuthorityId id;
    std::string name;
    std::int64_t entries = 0;
    std::optional<std::int64_t> first_broken = {};
    core::CheckedRecords records = {};
};

std::vector<ChainStatus> verify(core::UnitOfWork& work, const core::Digest& digest)
{
    std::vector<ChainStatus> chains{{core::installation_chain, "The installation itself"}};
    for (const core::Authority& authority : work.authorities.all())
        chains.push_back({authority.id, authority.name});
    for (ChainStatus& chain : chains) {
        chain.entries = work.audit.size(chain.id);
        chain.first_broken = work.audit.first_broken(chain.id);
        chain.records = core::check_records(work, digest, chain.id);
    }
    return chains;
}

std::string_view words(core::RecordFault fault)
{
    return fault == core::RecordFault::minutes ? "is not what was agreed"
                                               : "has a correction that was changed or is missing";
}

void print(const core::CheckedRecords& records)
{
    if (records.checked == 0) return;
    std::cout << "  agreed minutes: " << records.checked << ", " << records.broken.size()
              << " that do not fit\n";
    for (const core::BrokenRecord& broken : records.broken)
        std::cout << "  the record of meeting " << broken.meeting.text() << " "
                  << words(broken.fault) << "\n";
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
        print(chain.records);
    }
}

boost::json::object json(const std::vector<ChainStatus>& chains)
{
    boost::json::array rows;
    for (const ChainStatus& chain : chains) {
        boost::json::object row{{"authority", chain.id.text()},
                                {"name", chain.name},
                                {"entries", chain.entries},
                                {"first_broken", nullptr},
                                {"records", chain.records.checked}};
        boost::json::array broken;
        for (const core::BrokenRecord& each : chain.records.broken)
            broken.push_back(
                {{"meeting", each.meeting.text()},
                 {"fault", each.fault == core::RecordFault::minutes ? "minutes" : "amendment"}});
        row["broken_records"] = std::move(broken);
        if (chain.first_broken) row["first_broken"] = *chain.first_broken;
        rows.push_back(std::move(row));
    }
    return {{"chains", std::move(rows)}};
}

int verify_all(const CommonOptions& options, bool as_json)
{
    Installation installation{options};
    const auto chains = installation.app.database.read(
        [&](core::UnitOfWork& work) { return verify(work, installation.app.digest); });
    if (as_json)
        print_json(json(chains));
    else
        print(chains);
    for (const ChainStatus& chain : chains)
        if (chain.first_broken) return refused("the audit chain is broken");
    for (const ChainStatus& chain : chains)
        if (!chain.records.broken.empty())
            return refused("a record of a meeting is not what was agreed");
    return 0;
}

}  // namespace

void add_audit_command(CLI::App& root, int& exit_code)
{
    CLI::App& audit =
        *root.add_subcommand("audit", "Prove that the audit log and what was agreed are whole");
    audit.require_subcommand(1);
    CLI::App& command = *audit.add_subcommand(
        "verify",
        "Check every entry of every chain, and all agreed minutes with their corrections; exit 1 "
        "when one does not fit");
    const auto options = add_common_options(command);
    const auto as_json = std::make_shared<bool>(false);
    command.add_flag("--json", *as_json, "Answer in JSON");
    command.callback([options, as_json, &exit_code] {
        exit_code = run_guarded([&] { return verify_all(*options, *as_json); });
    });
}

}  // namespace quorate::server
