#include "tests/support/audited_writes.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "tests/support/record_service.hpp"
#include "tests/support/route_addresses.hpp"

// Whoever changes something about a family leaves a line in its log. TestService holds every answer
// of every test against that; here is that it does so, and what it leaves out.

namespace quorate::server {
namespace {

const Route& route_named(const std::string& name)
{
    for (const Route& route : routes())
        if (test::route_name(route) == name) return route;
    throw std::logic_error{"no such route: " + name};
}

class AuditedWrites : public test::RecordService {
protected:
    // What is said of an answer that somebody got, if nothing was written down meanwhile.
    std::string said(const std::string& name, const Response& response, const char* person = "bs")
    {
        const Route& route = route_named(name);
        Request request;
        request.method = route.method;
        request.path = std::string{route.pattern};
        const test::AuditedWrite write{service.app().pool, request, person};
        request.row = &route;
        return write.missing(request, response);
    }

    static Response leads_to(const char* address)
    {
        Response response{.status = 303, .headers = {}, .body = {}};
        response.with("Location", address);
        return response;
    }

    const std::string open = "POST /meetings/{m}/open";
    const std::string open_by_api = "POST /api/v1/meetings/{m}/open";
};

TEST_F(AuditedWrites, AreMissedWhenNothingIsWrittenDown)
{
    EXPECT_EQ(said(open, leads_to("/meetings/m1?done=meeting-opened")), open);
    EXPECT_EQ(said(open_by_api, {.status = 200, .headers = {}, .body = {}}), open_by_api);
}

TEST_F(AuditedWrites, AreNotAskedOfWhatChangedNothing)
{
    EXPECT_EQ(said(open, {.status = 422, .headers = {}, .body = {}}), "");
    EXPECT_EQ(said(open, leads_to("/meetings/m1/register")), "");
    EXPECT_EQ(said(open_by_api, {.status = 409, .headers = {}, .body = {}}), "");
    EXPECT_EQ(said("GET /meetings/{m}", {.status = 200, .headers = {}, .body = {}}), "");
    EXPECT_EQ(said(open_by_api, {.status = 200, .headers = {}, .body = {}}, ""), "");
    Response again{.status = 200, .headers = {}, .body = {}};
    again.with("Idempotency-Replayed", "true");
    EXPECT_EQ(said(open_by_api, again), "");
}

// Each of these fails in TestService when it leaves no entry.
TEST_F(AuditedWrites, AreThoseOfHoldingAMeeting)
{
    hold();
    write("bs", "reason", "What was said");
    finish();
}

TEST_F(AuditedWrites, AreLeftOutByRoutesThatThereAreOnly)
{
    for (const std::string_view name : test::writes_without_entry())
        EXPECT_NO_THROW(route_named(std::string{name})) << name;
}

}  // namespace
}  // namespace quorate::server
