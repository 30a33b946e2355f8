#include "tests/support/audited_writes.hpp"

#include <utility>

#include "db/session/failure.hpp"
#include "db/session/transaction.hpp"
#include "tests/support/route_addresses.hpp"

namespace quorate::test {
namespace {

using server::Method;

bool changes_something(Method method)
{
    return method != Method::get && method != Method::head && method != Method::options;
}

bool has(const server::Response& response, std::string_view name)
{
    for (const auto& [key, value] : response.headers)
        if (key == name) return true;
    return false;
}

// A form that was done leads on to where that is told; one that is asked about again does not.
bool is_done(const server::Request& request, const server::Response& response)
{
    if (request.is_api())
        return response.status >= 200 && response.status < 300 &&
               !has(response, "Idempotency-Replayed");
    if (response.status != 303) return false;
    for (const auto& [key, value] : response.headers)
        if (key == "Location") return value.find("done=") != std::string::npos;
    return false;
}

}  // namespace

const std::set<std::string_view>& writes_without_entry()
{
    static const std::set<std::string_view> routes{
        // Says what a move would bring, and changes nothing.
        "POST /api/v1/meetings/{m}/move-preview",
        // Keep of many things what is different from before, which may be none.
        "POST /meetings/{m}/minutes/items/{i}",
        "POST /meetings/{m}/plan/agreements",
        "POST /meetings/{m}/parts",
        "POST /api/v1/meetings/{id}/split",
        // The language may be the one that was chosen before.
        "POST /meetings/{m}/invitees/{s}/language",
        "PATCH /api/v1/meetings/{id}/invitees/{invitee}",
        // Give what is there already.
        "POST /api/v1/meetings/{m}/minutes",
        "POST /api/v1/meetings/{m}/minutes/closed-part",
        // There may be nobody left to remind.
        "POST /meetings/{m}/reports/remind",
        "POST /api/v1/meetings/{m}/reports/remind",
    };
    return routes;
}

AuditedWrite::AuditedWrite(db::Pool& pool, const server::Request& request, std::string person)
    : pool_{pool}, person_{std::move(person)}
{
    if (!changes_something(request.method)) person_.clear();
    if (!person_.empty()) before_ = newest();
}

std::string AuditedWrite::missing(const server::Request& request,
                                  const server::Response& response) const
{
    if (person_.empty() || request.row == nullptr || !is_done(request, response)) return {};
    const server::Route& route = *request.row;
    const std::string name = route_name(route);
    if (route.entry != server::Entry::signed_in || !is_about_a_case(route) ||
        writes_without_entry().contains(name))
        return {};
    return newest() > before_ ? std::string{} : name;
}

std::int64_t AuditedWrite::newest() const
{
    try {
        db::Transaction transaction{pool_, db::Access::read};
        return transaction.sql().value<std::int64_t>(
            "select coalesce(max(number), 0) from audit_entry where actor = :a", person_);
    } catch (const db::Failure&) {
        return before_;  // a test of what happens without a database
    }
}

}  // namespace quorate::test
