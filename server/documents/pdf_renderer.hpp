#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quorate::server {

/// What came of asking for a PDF.
enum class PdfEnd {
    made,
    not_installed,
    too_many,   // others are being made
    too_large,  // the HTML, or what it became
    too_slow,
    crashed,  // or said that it failed, or gave something else
};

/// "made", "not_installed" and so on: for the log.
std::string_view code(PdfEnd end);

struct PdfBounds {
    std::chrono::milliseconds deadline{20'000};
    std::size_t html = 1'000'000;
    std::size_t pdf = 10'000'000;
    std::size_t memory = 1'000'000'000;
    int at_once = 2;
};

struct PdfOutcome {
    PdfEnd end = PdfEnd::crashed;
    std::string pdf = {};  // only when it was made
};

/// Makes HTML into a tagged PDF, by a program in a process of its own. Safe to call from any
/// thread, but it waits until the program has ended: never on one that serves sockets.
class PdfRenderer {
public:
    /// `command` is a program and its arguments, which reads HTML on standard input and writes a
    /// PDF to standard output. Empty: none is installed.
    explicit PdfRenderer(std::vector<std::string> command, PdfBounds bounds = {});

    bool is_installed() const { return !command_.empty(); }

    /// Whatever addresses stand in the HTML, nothing is fetched. Nothing is written to a disk, and
    /// what the program says goes nowhere. Whatever else than `made` it is, but that none is
    /// installed, is logged.
    PdfOutcome render(std::string_view html);

private:
    PdfOutcome run(std::string_view html) const;

    const std::vector<std::string> command_;
    const PdfBounds bounds_;
    std::atomic<int> running_{0};
};

/// The command that has the WeasyPrint installed as `program` make a PDF in our style: its own
/// interpreter, with our lines. Empty when there is no such program.
std::vector<std::string> weasyprint_command(const std::string& program);

/// The command by the setting `pdf_program`: a path, "off", or nothing, when WeasyPrint is looked
/// for in the folders of `path`, which has colons between.
std::vector<std::string> pdf_command(const std::string& setting, std::string_view path);

}  // namespace quorate::server
