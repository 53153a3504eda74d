// A chain of routers in ns-3: the same work as bench/suites/chain.mjs. So many echo requests go from one end to the other and
// are answered; printed is how many frames crossed a link (both ways, ARP left out) and the CPU seconds that it took.
//   chain ROUTERS PINGS [PCAP-PREFIX]
#include <sys/resource.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "ns3/applications-module.h"
#include "ns3/core-module.h"
#include "ns3/csma-module.h"
#include "ns3/internet-apps-module.h"
#include "ns3/internet-module.h"
#include "ns3/network-module.h"

using namespace ns3;

static uint64_t answered = 0;

static void Answered(Time) { answered++; }

static double CpuSeconds() {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return used.ru_utime.tv_sec + used.ru_stime.tv_sec + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char** argv) {
  const uint32_t routers = argc > 1 ? std::atoi(argv[1]) : 1;
  const uint32_t pings = argc > 2 ? std::atoi(argv[2]) : 1000;
  const uint32_t links = routers + 1;

  NodeContainer nodes;
  nodes.Create(routers + 2);
  InternetStackHelper internet;
  internet.SetIpv6StackInstall(false);
  internet.Install(nodes);

  CsmaHelper csma;
  csma.SetChannelAttribute("DataRate", DataRateValue(DataRate("10Gbps")));
  csma.SetChannelAttribute("Delay", TimeValue(MicroSeconds(5)));
  Ipv4AddressHelper addresses;
  Ipv4StaticRoutingHelper routing;
  std::vector<Ipv4InterfaceContainer> interfaces;
  for (uint32_t i = 0; i < links; i++) {
    const NetDeviceContainer ends = csma.Install(NodeContainer(nodes.Get(i), nodes.Get(i + 1)));
    addresses.SetBase(("10.0." + std::to_string(i) + ".0").c_str(), "255.255.255.0");
    interfaces.push_back(addresses.Assign(ends));
  }
  const std::string last = "10.0." + std::to_string(links - 1) + ".0";
  for (uint32_t i = 0; i < routers + 2; i++) {
    Ptr<Ipv4> ipv4 = nodes.Get(i)->GetObject<Ipv4>();
    if (i + 2 < routers + 2)
      routing.GetStaticRouting(ipv4)->AddNetworkRouteTo(last.c_str(), "255.255.255.0", interfaces[i].GetAddress(1), i > 0 ? 2 : 1);
    if (i >= 2) routing.GetStaticRouting(ipv4)->AddNetworkRouteTo("10.0.0.0", "255.255.255.0", interfaces[i - 1].GetAddress(0), 1);
  }
  if (argc > 3) csma.EnablePcapAll(argv[3], true);

  // First a few, so that everybody knows his neighbours; then the flood.
  V4PingHelper first(interfaces[links - 1].GetAddress(1));
  first.SetAttribute("Interval", TimeValue(MilliSeconds(500)));
  ApplicationContainer early = first.Install(nodes.Get(0));
  early.Start(Seconds(0));
  early.Stop(Seconds(4));
  const Time begin = Seconds(5);
  V4PingHelper ping(interfaces[links - 1].GetAddress(1));
  const Time interval = MicroSeconds(100 + 30 * links);
  ping.SetAttribute("Interval", TimeValue(interval));
  ping.SetAttribute("Size", UintegerValue(56));
  ApplicationContainer apps = ping.Install(nodes.Get(0));
  apps.Get(0)->TraceConnectWithoutContext("Rtt", MakeCallback(&Answered));
  apps.Start(begin);
  apps.Stop(begin + interval * static_cast<int64_t>(pings) + MilliSeconds(20));
  Simulator::Stop(begin + interval * static_cast<int64_t>(pings) + Seconds(1));

  const double before = CpuSeconds();
  Simulator::Run();
  const double cpu = CpuSeconds() - before;
  std::cout << "{\"frames\":" << answered * 2 * links << ",\"cpu\":" << cpu << ",\"answered\":" << answered << "}" << std::endl;
  Simulator::Destroy();
  return answered * 10 >= static_cast<uint64_t>(pings) * 9 ? 0 : 1;
}
