#include "server/pages/accounts/opening_mark.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <vector>

namespace quorate::server {
namespace {

// How long a browser can come back to what was opened on it, without opening it again.
constexpr std::chrono::minutes opening_lasts{15};

std::int64_t seconds_of(core::Instant at)
{
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

// "1795600000.k3…", made with each secret that is kept, the newest first.
std::vector<std::string> marks_of(const App& app,
                                  std::string_view purpose,
                                  const std::string& link,
                                  const std::string& device,
                                  std::int64_t until)
{
    const std::string said = link + ' ' + device + ' ' + std::to_string(until);
    std::vector<std::string> marks = app.links.tokens(purpose, said, 1);
    for (std::string& mark : marks)
        mark = std::to_string(until) + '.' + mark;
    return marks;
}

}  // namespace

std::string opened_address(const App& app,
                           std::string_view purpose,
                           const std::string& url,
                           const std::string& link,
                           const std::string& device)
{
    return url + (url.find('?') != std::string::npos ? "&opened=" : "?opened=") +
           marks_of(app, purpose, link, device, seconds_of(app.now() + opening_lasts)).front();
}

bool was_opened_here(const App& app,
                     const Request& request,
                     std::string_view purpose,
                     const std::string& device)
{
    const std::string mark = request.query.get("opened");
    std::int64_t until = 0;
    std::from_chars(mark.data(), mark.data() + mark.size(), until);
    if (until <= seconds_of(app.now())) return false;
    const auto marks = marks_of(app, purpose, request.value(0), device, until);
    return std::ranges::find(marks, mark) != marks.end();
}

}  // namespace quorate::server
