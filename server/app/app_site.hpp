#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <unordered_map>

#include "server/app/app.hpp"
#include "server/app/route.hpp"
#include "server/http/site.hpp"

namespace quorate::server {

/// The service behind the sockets: finds the route, works out who asks, guards, answers, logs.
class AppSite final : public Site {
public:
    explicit AppSite(App& app);

    std::shared_ptr<const Prepared> quick(const LeanRequest& request) override;
    std::shared_ptr<const Prepared> quick(const Request& request) override;
    std::optional<BodyLeave> leave_for_body(const Request& request) override;
    Response answer(Request& request) override;
    Response turned_away(const Request& request, int status, std::string_view reason) override;

private:
    Response answer_or_fault(Request& request);
    Response routed(Request& request);

    App& app_;
    std::shared_ptr<std::atomic<int>> large_bodies_ = std::make_shared<std::atomic<int>>(0);
};

}  // namespace quorate::server
