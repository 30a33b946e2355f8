#include "core/directory/allowed_domains.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "core/access/permission.hpp"
#include "core/directory/look_alike.hpp"
#include "core/meetings/invitee_store.hpp"
#include "core/people/contact_store.hpp"
#include "core/proposals/propose.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr Action action = Action::contact_allow_domain;

// Below these anybody may have a domain of their own.
constexpr std::array<std::string_view, 6> open_to_all{
    "co.uk", "org.uk", "me.uk", "ltd.uk", "plc.uk", "net.uk"};

bool fits(std::string_view allowed, std::string_view domain)
{
    if (!allowed.starts_with('.')) return domain == allowed;
    return domain.size() > allowed.size() && domain.ends_with(allowed);
}

bool is_label(std::string_view label)
{
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
        return false;
    if (label.starts_with("xn--")) return false;  // letters that may look like others
    return std::ranges::all_of(
        label, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

// What is wrong with a domain, without the dot in front; empty when nothing is.
std::string_view fault_of(std::string_view domain)
{
    constexpr std::string_view format =
        "Enter a domain like nhs.net, or .nhs.uk with a dot in front for all below it";
    if (domain.size() > 200) return format;
    const auto labels = split(std::string{domain}, '.');
    if (labels.size() < 2 || !std::ranges::all_of(labels, is_label)) return format;
    const bool is_open = std::ranges::find(open_to_all, domain) != open_to_all.end();
    return is_open ? "Anybody can have an address below this domain. Enter the agency's own" : "";
}

std::string object_of(AgencyKind kind, const std::string& domain)
{
    return std::string{code(kind)} + ':' + domain;
}

// The kind and the domain that were typed, after whoever typed them was asked for permission.
Result<ProposedDomain> checked(
    UnitOfWork& work, const Actor& actor, Instant now, const ChangeDomain& command, ProposedAct act)
{
    const Proposal asked{.authority = actor.authority, .act = act};
    const auto allowed = permit_proposed(work, actor, asked, now, SecondPerson::there);
    if (!allowed) return allowed.error();
    const auto kind = agency_kind_from(command.kind);
    if (!kind) return invalid("kind", "Choose a kind of agency");
    ProposedDomain wanted{.kind = *kind, .domain = lower_case(trimmed(command.domain))};
    if (wanted.domain.starts_with('@')) wanted.domain.erase(0, 1);
    std::string_view bare = wanted.domain;
    if (bare.starts_with('.')) bare.remove_prefix(1);
    if (const auto fault = fault_of(bare); !fault.empty())
        return invalid("domain", std::string{fault});
    return wanted;
}

bool is_listed(UnitOfWork& work, const AuthorityId& authority, const ProposedDomain& wanted)
{
    return std::ranges::any_of(work.allowed_domains.of(authority), [&](const AllowedDomain& each) {
        return each.kind == wanted.kind && each.domain == wanted.domain;
    });
}

}  // namespace

bool is_allowed(std::span<const AllowedDomain> list, AgencyKind kind, std::string_view domain)
{
    bool has_any = false;
    for (const AllowedDomain& each : list) {
        if (each.kind != kind) continue;
        if (fits(each.domain, domain)) return true;
        has_any = true;
    }
    return !has_any;
}

std::optional<std::string> domain_fault(std::span<const AllowedDomain> list,
                                        AgencyKind kind,
                                        const Email& email)
{
    const std::string domain = mail_domain(email.reveal());
    if (domain.empty() || is_allowed(list, kind, domain)) return std::nullopt;
    std::string known;
    for (const AllowedDomain& each : list)
        if (each.kind == kind) known += (known.empty() ? "" : ", ") + each.domain;
    return "This address ends in " + domain + ", and mail to this kind of agency (" +
           std::string{label(kind)} + ") goes to: " + known +
           ". Correct it, or ask a service manager to allow the domain";
}

Result<Proposal> propose_domain(UnitOfWork& work,
                                const Clock& clock,
                                RandomSource& random,
                                const Actor& actor,
                                const ChangeDomain& command)
{
    const auto wanted = checked(work, actor, clock.now(), command, ProposedAct::allow_domain);
    if (!wanted) return wanted.error();
    if (is_listed(work, actor.authority, *wanted))
        return invalid("domain", "This domain is allowed already");
    std::vector<std::string> known;
    for (const AllowedDomain& each : work.allowed_domains.of(actor.authority))
        known.push_back(each.domain.substr(each.domain.starts_with('.') ? 1 : 0));
    const std::string bare = wanted->domain.substr(wanted->domain.starts_with('.') ? 1 : 0);
    // What passes for a public service is never one: nobody else may be below its domain.
    if (const auto like = look_alike(bare, {}))
        return invalid("domain", bare + " is nearly " + *like + ". Correct it");
    const auto like = command.is_checked ? std::nullopt : look_alike(bare, known);
    if (like)
        return invalid("domain",
                       bare + " is nearly " + *like +
                           ". Correct it; or ring the agency, and tick that you have checked it");
    return propose(
        work,
        clock,
        random,
        actor,
        {.act = ProposedAct::allow_domain, .object = object_of(wanted->kind, wanted->domain)});
}

Result<Proposal> propose_end_of_domain(UnitOfWork& work,
                                       const Clock& clock,
                                       RandomSource& random,
                                       const Actor& actor,
                                       const ChangeDomain& command)
{
    const auto wanted = checked(work, actor, clock.now(), command, ProposedAct::end_domain);
    if (!wanted) return wanted.error();
    if (!is_listed(work, actor.authority, *wanted))
        return invalid("domain", "This domain is not on the list any more");
    return propose(
        work,
        clock,
        random,
        actor,
        {.act = ProposedAct::end_domain, .object = object_of(wanted->kind, wanted->domain)});
}

Result<Done> change_domain(UnitOfWork& work, const Clock& clock, const Proposal& proposal)
{
    const ProposedDomain about = proposed_domain(proposal);
    const bool is_done =
        proposal.act == ProposedAct::allow_domain
            ? work.allowed_domains.add({.authority = proposal.authority,
                                        .kind = about.kind,
                                        .domain = about.domain,
                                        .added_by = proposal.proposed_by,
                                        .added_at = clock.now()})
            : work.allowed_domains.remove(proposal.authority, about.kind, about.domain);
    if (!is_done) return Refusal::wrong_state;
    return Done{};
}

ShutOut shut_out_by(UnitOfWork& work, const Proposal& proposal, Instant now)
{
    const ProposedDomain about = proposed_domain(proposal);
    const std::vector<AllowedDomain> before = work.allowed_domains.of(proposal.authority);
    std::vector<AllowedDomain> after = before;
    if (proposal.act == ProposedAct::allow_domain)
        after.push_back(
            {.authority = proposal.authority, .kind = about.kind, .domain = about.domain});
    else
        std::erase_if(after, [&](const AllowedDomain& each) {
            return each.kind == about.kind && each.domain == about.domain;
        });
    ShutOut out{.is_first = proposal.act == ProposedAct::allow_domain &&
                            std::ranges::count(before, about.kind, &AllowedDomain::kind) == 0};
    for (const ContactEntry& each : work.contacts.choices(proposal.authority)) {
        const Email& email = each.contact.email;
        const std::string domain = mail_domain(email.reveal());
        if (each.agency_kind != about.kind || !is_allowed(before, about.kind, domain) ||
            is_allowed(after, about.kind, domain))
            continue;
        ++out.contacts;
        const SeatHolder holder{.contact = each.contact.id};
        if (!work.invitees.ahead_at(proposal.authority, holder, email, now).empty()) ++out.invited;
    }
    return out;
}

ProposedDomain proposed_domain(const Proposal& proposal)
{
    const auto colon = proposal.object.find(':');
    if (colon == std::string::npos) return {};
    return {.kind = agency_kind_from(std::string_view{proposal.object}.substr(0, colon))
                        .value_or(AgencyKind::other),
            .domain = proposal.object.substr(colon + 1)};
}

Result<DomainsView> view_domains(UnitOfWork& work, const Clock& clock, const Actor& actor)
{
    Grounds grounds;
    grounds.approved_by_another = true;
    const auto allowed = permit(actor, action, actor.authority, clock.now(), grounds);
    if (!allowed) return allowed.error();
    DomainsView view{.domains = work.allowed_domains.of(actor.authority)};
    std::map<AgencyKind, int> open;
    for (ContactEntry& each : work.contacts.choices(actor.authority)) {
        if (std::ranges::count(view.domains, each.agency_kind, &AllowedDomain::kind) == 0)
            ++open[each.agency_kind];
        if (!is_allowed(view.domains, each.agency_kind, mail_domain(each.contact.email.reveal())))
            view.outside.push_back(std::move(each));
    }
    for (const auto& [kind, contacts] : open)
        view.open.push_back({.kind = kind, .contacts = contacts});
    return view;
}

}  // namespace quorate::core
