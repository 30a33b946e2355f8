#include "core/audit/chain_heads.hpp"

#include <charconv>
#include <istream>
#include <map>

#include "core/dates/london_time.hpp"
#include "core/identity/identity_ports.hpp"
#include "core/people/authority_store.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::string_view kind = "quorate-head-1";

// Kind, authority, number, hash, time, signature.
constexpr std::size_t words_of_a_line = 6;

}  // namespace

std::string head_text(const HeadStatement& statement)
{
    std::string text{kind};
    for (const std::string& word : {statement.authority.text(),
                                    std::to_string(statement.head.number),
                                    statement.head.hash,
                                    iso_utc(statement.at)})
        text.append(" ").append(word);
    return text;
}

std::string head_line(const HeadStatement& statement, std::string_view signature)
{
    return head_text(statement).append(" ").append(signature);
}

std::optional<KeptHead> read_head_line(std::string_view line)
{
    const std::vector<std::string> words = split(line, ' ');
    if (words.size() != words_of_a_line || words[0] != kind) return std::nullopt;
    KeptHead kept;
    kept.statement.authority = AuthorityId{words[1]};
    const char* end = words[2].data() + words[2].size();
    std::int64_t& number = kept.statement.head.number;
    if (std::from_chars(words[2].data(), end, number).ptr != end || number < 1) return std::nullopt;
    kept.statement.head.hash = words[3];
    const auto at = parse_instant(words[4]);
    if (!at) return std::nullopt;
    kept.statement.at = *at;
    kept.signature = words[5];
    kept.text = line.substr(0, line.size() - kept.signature.size() - 1);
    return kept;
}

std::vector<HeadStatement> chain_heads(UnitOfWork& work, const Clock& clock)
{
    std::vector<AuthorityId> chains{installation_chain};
    for (const Authority& authority : work.authorities.all())
        chains.push_back(authority.id);
    std::vector<HeadStatement> heads;
    for (const AuthorityId& chain : chains)
        if (const auto head = work.audit_log.head(chain))
            heads.push_back({.authority = chain, .head = *head, .at = clock.now()});
    return heads;
}

std::string_view code(HeadFault fault)
{
    switch (fault) {
        case HeadFault::unreadable:
            return "unreadable";
        case HeadFault::not_signed:
            return "not_signed";
        case HeadFault::entry_missing:
            return "entry_missing";
        case HeadFault::entry_changed:
            return "entry_changed";
        case HeadFault::out_of_order:
            break;
    }
    return "out_of_order";
}

std::optional<HeadFault> head_fault(UnitOfWork& work, const HeadStatement& statement)
{
    const auto hash = work.audit_log.hash_of(statement.authority, statement.head.number);
    if (!hash) return HeadFault::entry_missing;
    if (*hash != statement.head.hash) return HeadFault::entry_changed;
    return std::nullopt;
}

CheckedHeads check_heads(UnitOfWork& work, std::istream& lines, const SignatureCheck& is_signed)
{
    CheckedHeads result;
    std::map<AuthorityId, std::int64_t> last;
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        const std::string text = trimmed(line);
        if (text.empty()) continue;
        ++result.checked;
        const auto kept = read_head_line(text);
        if (!kept) {
            result.broken.push_back({.line = number, .fault = HeadFault::unreadable});
            continue;
        }
        const HeadStatement& statement = kept->statement;
        std::optional<HeadFault> fault;
        if (!is_signed(kept->text, kept->signature))
            fault = HeadFault::not_signed;
        else if (statement.head.number < last[statement.authority])
            fault = HeadFault::out_of_order;
        else
            fault = head_fault(work, statement);
        if (fault != HeadFault::not_signed) last[statement.authority] = statement.head.number;
        if (fault)
            result.broken.push_back({.line = number,
                                     .fault = *fault,
                                     .authority = statement.authority,
                                     .number = statement.head.number});
    }
    return result;
}

}  // namespace quorate::core
