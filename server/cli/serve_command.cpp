#include "server/cli/serve_command.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <thread>

#include "server/app/app_site.hpp"
#include "server/app/holiday_warning.hpp"
#include "server/app/installation_seals.hpp"
#include "server/app/installation_secret.hpp"
#include "server/app/system_clock.hpp"
#include "server/cli/common_options.hpp"
#include "server/http/server.hpp"
#include "server/identity/link_tokens.hpp"
#include "server/identity/password.hpp"
#include "server/identity/secret.hpp"
#include "server/jobs/jobs.hpp"
#include "server/log/log.hpp"
#include "server/templates/renderer.hpp"
#include "server/worker/sandbox.hpp"

namespace quorate::server {
namespace {

constexpr std::chrono::hours look_at_holidays_every{24};

void look_at_holidays(App& app, boost::asio::steady_timer& timer)
{
    warn_of_short_holidays(app);
    timer.expires_after(look_at_holidays_every);
    timer.async_wait([&](const boost::system::error_code& stopped) {
        if (!stopped) look_at_holidays(app, timer);
    });
}

void wait_for_signal(App& app)
{
    boost::asio::io_context context{1};
    boost::asio::steady_timer timer{context};
    boost::asio::signal_set signals{context, SIGTERM, SIGINT};
    signals.async_wait([&](const boost::system::error_code&, int) { timer.cancel(); });
    look_at_holidays(app, timer);
    context.run();
}

// Services start with room for 1,024 open files and may ask for more: each client takes one.
void allow_many_connections()
{
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0) return;
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 65'536);
    setrlimit(RLIMIT_NOFILE, &files);
}

Limits limits_from(const Settings& settings)
{
    Limits limits;
    if (settings.connections_per_address) {
        limits.connections_per_address =
            static_cast<std::size_t>(*settings.connections_per_address);
        limits.counts_this_machine = true;
    } else if (settings.behind_proxy) {
        limits.connections_per_address = 0;
    }
    return limits;
}

int serve(const CommonOptions& options)
{
    // What is in memory is about children: no core file, no files that others can read.
    keep_memory_to_this_process();
    umask(0077);
    const Settings settings = settings_from(options);
    check_safe(settings);
    set_log_level(settings.log_level);
    allow_many_connections();
    std::filesystem::create_directories(settings.data);
    check_templates();

    const SystemClock clock;
    SystemRandom random;
    const SodiumDigest digest;
    const Argon2Hasher hasher;
    const core::Secrets secrets = installation_secrets(settings);
    const HmacLinkTokens links{secrets};
    const InstallationSeals seals{secrets};
    App app{settings,
            {clock,
             random,
             digest,
             hasher,
             links,
             seals.addresses,
             seals.reports,
             seals.factors,
             seals.mail,
             seals.texts}};
    AppSite site{app};
    Jobs jobs{app, secrets};
    WorkerPool workers{static_cast<std::size_t>(settings.workers)};
    TlsContext tls;
    if (!settings.tls_certificate.empty())
        tls = make_tls_context(settings.tls_certificate, settings.tls_key);
    const std::size_t io_threads = settings.io_threads > 0
                                       ? static_cast<std::size_t>(settings.io_threads)
                                       : std::max(1U, std::thread::hardware_concurrency());
    HttpServer server{{settings.listen_host, settings.listen_port},
                      limits_from(settings),
                      io_threads,
                      site,
                      workers,
                      std::move(tls)};
    app.metrics.gauge("http_connections",
                      [&server] { return static_cast<double>(server.connections()); });
    app.metrics.gauge("http_connections_refused",
                      [&server] { return static_cast<double>(server.refused()); });
    jobs.start();
    log(events::started, {{"port", server.port()}});
    wait_for_signal(app);
    log(events::stopping);
    server.stop();
    jobs.stop();
    log(events::stopped);
    return 0;
}

}  // namespace

void add_serve_command(CLI::App& root, int& exit_code)
{
    CLI::App& command = *root.add_subcommand("serve", "Listen and serve");
    const auto options = add_common_options(command);
    add_setting_option(command, options, "--listen", "listen", "HOST:PORT (127.0.0.1:8080)");
    add_setting_option(command, options, "--tls-cert", "tls_cert", "Certificate chain (PEM)");
    add_setting_option(command, options, "--tls-key", "tls_key", "Private key (PEM)");
    add_setting_option(command, options, "--base-url", "base_url", "How links in mail begin");
    command.add_flag_function(
        "--demo",
        [options](std::int64_t) { options->values["demo"] = "true"; },
        "Show the demonstration's sign-ins and its mail");
    command.callback(
        [options, &exit_code] { exit_code = run_guarded([&] { return serve(*options); }); });
}

}  // namespace quorate::server
