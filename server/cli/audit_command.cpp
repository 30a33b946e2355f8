#include "server/cli/audit_command.hpp"

#include <boost/json/array.hpp>

#include <fstream>
#include <iostream>

#include "core/audit/chain_heads.hpp"
#include "core/minutes/amend_minutes.hpp"
#include "core/people/authority_store.hpp"
#include "db/stores/stored_text.hpp"
#include "server/cli/installation.hpp"
#include "server/identity/head_key.hpp"

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

/// Heads that were kept outside the database, and the key to check them with.
struct GivenHeads {
    std::string file = {};
    std::string key = {};
};

core::CheckedHeads check_against(core::UnitOfWork& work, const GivenHeads& given)
{
    std::ifstream file{given.file};
    return core::check_heads(
        work, file, [&given](std::string_view text, std::string_view signature) {
            return is_signed_by(given.key, text, signature);
        });
}

std::string words(const core::BrokenHead& head)
{
    const std::string entry =
        "entry " + std::to_string(head.number) + " of " + head.authority.text();
    switch (head.fault) {
        case core::HeadFault::unreadable:
            return "is no head of an audit chain";
        case core::HeadFault::not_signed:
            return "is not signed with this key";
        case core::HeadFault::entry_missing:
            return entry + " is missing: the chain was cut";
        case core::HeadFault::entry_changed:
            return entry + " is another one now: the chain was rewritten";
        case core::HeadFault::out_of_order:
            break;
    }
    return entry + " was written after a later one: the chain was cut and went on";
}

void print(const core::CheckedHeads& heads)
{
    std::cout << "Signed heads: " << heads.checked << ", " << heads.broken.size()
              << " that do not fit\n";
    for (const core::BrokenHead& head : heads.broken)
        std::cout << "  line " << head.line << ": " << words(head) << "\n";
}

boost::json::object json(const core::CheckedHeads& heads)
{
    boost::json::array broken;
    for (const core::BrokenHead& head : heads.broken)
        broken.push_back({{"line", head.line},
                          {"fault", std::string{core::code(head.fault)}},
                          {"authority", head.authority.text()},
                          {"entry", head.number}});
    return {{"checked", heads.checked}, {"broken", std::move(broken)}};
}

// What is agreed cannot be compared with what was agreed where it cannot be read.
int refused_for(const std::vector<db::UnreadableText>& unreadable, bool as_json)
{
    boost::json::array columns;
    for (const db::UnreadableText& each : unreadable) {
        columns.push_back({{"column", each.column}, {"rows", each.rows}});
        if (!as_json) std::cout << each.column << ": " << each.rows << " that cannot be read\n";
    }
    if (as_json) print_json({{"unreadable", std::move(columns)}});
    return refused("text was changed or written past the service; restore a backup");
}

int verify_all(const CommonOptions& options, const GivenHeads& given, bool as_json)
{
    if (given.file.empty() != given.key.empty()) return refused("give --heads and --key together");
    if (!given.key.empty() && !is_public_key(given.key))
        return refused("the key is not the 64 digits that quorate audit key gave");
    if (!given.file.empty() && !std::ifstream{given.file})
        return refused("the file of heads cannot be read: " + given.file);
    Installation installation{options};
    const auto unreadable = db::unreadable_text(installation.app.pool);
    if (!unreadable.empty()) return refused_for(unreadable, as_json);
    const auto chains = installation.app.database.read(
        [&](core::UnitOfWork& work) { return verify(work, installation.app.digest); });
    core::CheckedHeads heads;
    if (!given.file.empty())
        heads = installation.app.database.read(
            [&](core::UnitOfWork& work) { return check_against(work, given); });
    if (as_json) {
        boost::json::object answer = json(chains);
        if (!given.file.empty()) answer["heads"] = json(heads);
        print_json(answer);
    } else {
        print(chains);
        if (!given.file.empty()) print(heads);
    }
    for (const ChainStatus& chain : chains)
        if (chain.first_broken) return refused("the audit chain is broken");
    for (const ChainStatus& chain : chains)
        if (!chain.records.broken.empty())
            return refused("a record of a meeting is not what was agreed");
    if (!heads.broken.empty()) return refused("an audit chain does not hold its signed heads");
    // A file that somebody emptied proves nothing.
    if (!given.file.empty() && heads.checked == 0) return refused("there is no head in the file");
    return 0;
}

int make_key(const std::string& file)
{
    std::cout << make_head_key(file) << "\n";
    return 0;
}

void add_key_command(CLI::App& audit, int& exit_code)
{
    CLI::App& command = *audit.add_subcommand(
        "key",
        "Make the key that signs the heads of the audit chains: keeps it in a new file and says "
        "its public half, which checks them");
    const auto file = std::make_shared<std::string>();
    command.add_option("--out", *file, "The new file, for audit_key_file")->required();
    command.callback(
        [file, &exit_code] { exit_code = run_guarded([&] { return make_key(*file); }); });
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
    const auto given = std::make_shared<GivenHeads>();
    command.add_flag("--json", *as_json, "Answer in JSON");
    command.add_option("--heads",
                       given->file,
                       "Signed heads as audit_heads_file or the mails have them: also prove that "
                       "no chain was cut or rewritten since");
    command.add_option("--key", given->key, "The public half of the key that signed them");
    command.callback([options, given, as_json, &exit_code] {
        exit_code = run_guarded([&] { return verify_all(*options, *given, *as_json); });
    });
    add_key_command(audit, exit_code);
}

}  // namespace quorate::server
